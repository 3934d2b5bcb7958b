using Crm.Pricing;
using Crm.Primitives;
using Crm.Testing.Contracts.Pricing;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests.Pricing;

public abstract class StoredQuoteTests(TestDatabase database) : QuoteStoreContract
{
    protected override IQuoteStore Open() => new EfQuoteStore(database.Patient(static crm => crm.AddPricing()));

    protected override Guid NextId() => database.NextId();
}

public sealed class SqliteQuoteTests(SqliteTestDatabase database) : StoredQuoteTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresQuoteTests(PostgresTestDatabase database) : StoredQuoteTests(database), IClassFixture<PostgresTestDatabase>;

public abstract class StoredPriceListTests(TestDatabase database) : PriceListStoreContract
{
    protected override IPriceListStore Open() => new EfPriceListStore(database.Open(static crm => crm.AddPricing()));
}

public sealed class SqlitePriceListTests(SqliteTestDatabase database) : StoredPriceListTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresPriceListTests(PostgresTestDatabase database) : StoredPriceListTests(database), IClassFixture<PostgresTestDatabase>;

public abstract class StoredCouponUsageTests(TestDatabase database) : CouponUsageStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 7, 0);
    private static readonly Instant Later = Now + Duration.FromMinutes(15);

    protected override ICouponUsageStore Open() => new EfCouponUsageStore(Context());

    [Fact]
    public async Task Commit_ByAClockThatIsBehind_OfAUseThatIsAnothersByNow_IsRefused()
    {
        CouponReservation first = new("late", null, [new CouponUse("LATE", 1, null)]);
        Assert.True((await Open().ReserveAsync(first, Now, Later, None)).IsSuccess);
        Assert.True((await Open().ReserveAsync(first with { Key = "next" }, Later, Later + Duration.FromMinutes(15), None)).IsSuccess);
        Assert.Equal(ResultStatus.Conflict, (await Open().CommitAsync("late", Now, None)).Status);
        Assert.Equal(1, (await Open().UsageAsync("LATE", null, Now, None)).InAll);
    }

    [Fact]
    public async Task Reserve_InTheHostsTransaction_EndsWithIt()
    {
        CouponReservation intent = new("order", "anna", [new CouponUse("HOST", 1, null)]);
        await using (CrmDbContext context = Context())
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            EfCouponUsageStore store = new(context);
            Assert.True((await store.ReserveAsync(intent, Now, Later, None)).IsSuccess);
            // What is refused leaves its key free, and the transaction fit to go on.
            Assert.Equal(ResultStatus.Invalid, (await store.ReserveAsync(intent with { Key = "other" }, Now, Later, None)).Status);
            Assert.Equal(ResultStatus.NotFound, (await store.CommitAsync("other", Now, None)).Status);
            Assert.True((await store.CommitAsync("order", Now, None)).IsSuccess);
            await transaction.RollbackAsync();
        }

        Assert.Equal(0, (await Open().UsageAsync("HOST", "anna", Now, None)).InAll);
        Assert.True((await Open().ReserveAsync(intent, Now, Later, None)).IsSuccess);
    }

    [Fact]
    public async Task Reserve_OneKeySentManyTimesAtOnce_CountsOnce()
    {
        CouponReservation intent = new("once", "anna", [new CouponUse("ONCE-A", 2, null), new CouponUse("ONCE-B", null, 1)]);
        Result[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Open().ReserveAsync(intent, Now, Later, None))));
        Assert.All(results, static r => Assert.True(r.IsSuccess));
        Assert.Equal(new CouponUsage(1, 1), await Open().UsageAsync("ONCE-A", "anna", Now, None));
    }

    [Fact]
    public async Task Reserve_CouponsInAnyOrderAtOnce_NeverWaitInACircle()
    {
        string[] codes = ["RING-A", "RING-B", "RING-C"];
        Result[] results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => Open().ReserveAsync(
            new CouponReservation($"ring{i}", null, [new CouponUse(codes[i % 3], 20, null), new CouponUse(codes[(i + 1 + (i % 2)) % 3], 20, null)]), Now, Later, None))));
        Assert.DoesNotContain(results, static r => r.Status == ResultStatus.Unavailable);
        int[] used = [.. codes.Select(c => Open().UsageAsync(c, null, Now, None).Result.InAll)];
        Assert.All(used, static u => Assert.True(u <= 20));
        Assert.Equal(results.Count(static r => r.IsSuccess) * 2, used.Sum());
    }

    private CrmDbContext Context() => database.Patient(static crm => crm.AddPricing());
}

public sealed class SqliteCouponUsageTests(SqliteTestDatabase database) : StoredCouponUsageTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresCouponUsageTests(PostgresTestDatabase database) : StoredCouponUsageTests(database), IClassFixture<PostgresTestDatabase>;
