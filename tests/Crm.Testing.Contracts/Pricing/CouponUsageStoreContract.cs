using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Testing.Contracts.Pricing;

/// <summary>What every <see cref="ICouponUsageStore"/> promises.</summary>
public abstract class CouponUsageStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 7, 0);
    private static readonly Instant Later = Now + Duration.FromMinutes(15);
    private static int _numbers;

    /// <summary>A unit of work over the same counts.</summary>
    protected abstract ICouponUsageStore Open();

    [Fact]
    public async Task Reserve_UpToTheLimit_ThenRefusedWithTheUseThatIsTooMany()
    {
        string code = Next("CODE");
        Assert.True((await Open().ReserveAsync(Intent(code, 2), Now, Later, None)).IsSuccess);
        Assert.True((await Open().ReserveAsync(Intent(code, 2), Now, Later, None)).IsSuccess);
        Result third = await Open().ReserveAsync(new CouponReservation(Next("key"), null, [new CouponUse(Next("OTHER"), null, null), new CouponUse(code, 2, null)]), Now, Later, None);
        ValidationError error = Assert.Single(third.ValidationErrors);
        Assert.Equal(("pricing.coupon_used_up", "/uses/1"), (error.ErrorCode, error.Identifier));
        Assert.Equal(new CouponUsage(2, 0), await Open().UsageAsync(code.ToLowerInvariant(), null, Now, None));
    }

    [Fact]
    public async Task Reserve_OneOfSeveralUsedUp_ReservesNone()
    {
        string full = Next("FULL"), free = Next("FREE");
        Assert.True((await Open().ReserveAsync(Intent(full, 1), Now, Later, None)).IsSuccess);
        Assert.Equal(ResultStatus.Invalid, (await Open().ReserveAsync(new CouponReservation(Next("key"), null, [new CouponUse(free, 1, null), new CouponUse(full, 1, null)]), Now, Later, None)).Status);
        Assert.Equal(0, (await Open().UsageAsync(free, null, Now, None)).InAll);
    }

    [Fact]
    public async Task Reserve_LimitOfACustomer_BindsThatCustomerAlone()
    {
        string code = Next("CODE");
        Assert.True((await Open().ReserveAsync(Intent(code, null, 1, "anna"), Now, Later, None)).IsSuccess);
        Assert.Equal("pricing.coupon_used_by_customer", Assert.Single((await Open().ReserveAsync(Intent(code, null, 1, "anna"), Now, Later, None)).ValidationErrors).ErrorCode);
        Assert.True((await Open().ReserveAsync(Intent(code, null, 1, "ben"), Now, Later, None)).IsSuccess);
        Assert.Equal(new CouponUsage(2, 1), await Open().UsageAsync(code, "anna", Now, None));
    }

    [Fact]
    public async Task Reserve_TheSameKeyAgain_CountsOnce_AndForSomethingElseIsAConflict()
    {
        string code = Next("CODE");
        CouponReservation intent = Intent(code, 1);
        Assert.True((await Open().ReserveAsync(intent, Now, Later, None)).IsSuccess);
        Assert.True((await Open().ReserveAsync(intent with { Uses = [.. intent.Uses] }, Now, Later, None)).IsSuccess);
        Assert.Equal(1, (await Open().UsageAsync(code, null, Now, None)).InAll);
        Assert.Equal(ResultStatus.Conflict, (await Open().ReserveAsync(intent with { Uses = [new CouponUse(Next("OTHER"), null, null)] }, Now, Later, None)).Status);
        Assert.True((await Open().CommitAsync(intent.Key, Now, None)).IsSuccess);
        Assert.True((await Open().ReserveAsync(intent, Now, Later, None)).IsSuccess);
    }

    [Fact]
    public async Task Reservation_ThatEnded_NoLongerCountsAndCannotBeCommitted()
    {
        string code = Next("CODE");
        CouponReservation first = Intent(code, 1);
        Assert.True((await Open().ReserveAsync(first, Now, Later, None)).IsSuccess);
        Assert.Equal(0, (await Open().UsageAsync(code, null, Later, None)).InAll);
        Assert.True((await Open().ReserveAsync(Intent(code, 1), Later, Later + Duration.FromMinutes(15), None)).IsSuccess);
        Assert.Equal(ResultStatus.Conflict, (await Open().CommitAsync(first.Key, Later, None)).Status);
        Assert.Equal(ResultStatus.Conflict, (await Open().ReserveAsync(first, Later, Later + Duration.FromMinutes(15), None)).Status);
    }

    [Fact]
    public async Task Commit_IsFinal_AndMayBeRepeated()
    {
        string code = Next("CODE");
        CouponReservation intent = Intent(code, 1);
        await Open().ReserveAsync(intent, Now, Later, None);
        Assert.True((await Open().CommitAsync(intent.Key, Now, None)).IsSuccess);
        Assert.True((await Open().CommitAsync(intent.Key, Later + Duration.FromDays(1), None)).IsSuccess);
        Assert.Equal(1, (await Open().UsageAsync(code, null, Later + Duration.FromDays(1), None)).InAll);
        Assert.Equal(ResultStatus.Conflict, (await Open().ReleaseAsync(intent.Key, None)).Status);
    }

    [Fact]
    public async Task Release_GivesTheUseBack_AndMayBeRepeated()
    {
        string code = Next("CODE");
        CouponReservation intent = Intent(code, 1);
        await Open().ReserveAsync(intent, Now, Later, None);
        Assert.True((await Open().ReleaseAsync(intent.Key, None)).IsSuccess);
        Assert.True((await Open().ReleaseAsync(intent.Key, None)).IsSuccess);
        Assert.True((await Open().ReserveAsync(Intent(code, 1), Now, Later, None)).IsSuccess);
        Assert.Equal(ResultStatus.Conflict, (await Open().CommitAsync(intent.Key, Now, None)).Status);
        Assert.Equal(ResultStatus.Conflict, (await Open().ReserveAsync(intent, Now, Later, None)).Status);
    }

    [Fact]
    public async Task CommitAndRelease_OfAKeyThatWasNeverReserved_AreNotFound()
    {
        Assert.Equal(ResultStatus.NotFound, (await Open().CommitAsync(Next("key"), Now, None)).Status);
        Assert.Equal(ResultStatus.NotFound, (await Open().ReleaseAsync(Next("key"), None)).Status);
    }

    [Fact]
    public async Task Reserve_ManyAtTheSameTime_NeverExceedsTheLimits()
    {
        string code = Next("CODE");
        // Forty orders of four customers; each customer may use it three times, all of them together seven times.
        Result[] results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            CouponReservation intent = Intent(code, 7, 3, $"customer{i % 4}");
            Result reserved = await Open().ReserveAsync(intent, Now, Later, None);
            // Every third order is sent twice.
            if (reserved.IsSuccess && i % 3 == 0) await Open().ReserveAsync(intent, Now, Later, None);
            return reserved.IsSuccess ? await Open().CommitAsync(intent.Key, Now, None) : reserved;
        })));
        Assert.Equal(7, results.Count(static r => r.IsSuccess));
        Assert.Equal(7, (await Open().UsageAsync(code, null, Now, None)).InAll);
        for (int i = 0; i < 4; i++) Assert.True((await Open().UsageAsync(code, $"customer{i}", Now, None)).OfCustomer <= 3);
    }

    [Fact]
    public async Task Reserve_Cancelled_Ends()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().ReserveAsync(Intent(Next("CODE"), 1), Now, Later, cancelled.Token));
    }

    private string Next(string kind) => $"{kind}-{GetType().Name}-{Interlocked.Increment(ref _numbers)}".ToUpperInvariant();

    private CouponReservation Intent(string code, int? limit, int? perCustomer = null, string? customer = null) => new(Next("key"), customer, [new CouponUse(code, limit, perCustomer)]);
}
