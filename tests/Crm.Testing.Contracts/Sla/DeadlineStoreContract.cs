using Crm.Primitives;
using Crm.Sla;
using NodaTime;
using Xunit;

namespace Crm.Testing.Contracts.Sla;

/// <summary>What every deadline store promises: in memory, on SQLite, on PostgreSQL.</summary>
public abstract class DeadlineStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 30);
    private static readonly Duration Lease = Duration.FromMinutes(1);

    /// <summary>An empty store.</summary>
    protected abstract Task<IDeadlineStore> EmptyAsync();

    [Fact]
    public async Task Claim_DueDeadlines_ComeInTheOrderInWhichTheyWereDue()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("b", 3, [new Deadline("breach", At), new Deadline("warn", At - Duration.FromMinutes(2))], None);
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At - Duration.FromMinutes(1)), new Deadline("late", At + Duration.FromMilliseconds(1))], None);
        IReadOnlyList<ClaimedDeadline> claimed = await store.ClaimAsync("w", 10, At, Lease, None);
        Assert.Equal(["b/3/warn", "a/1/breach", "b/3/breach"], claimed.Select(static d => d.EffectKey));
        Assert.Equal(new ClaimedDeadline("b", 3, "warn", At - Duration.FromMinutes(2), 1), claimed[0]);
    }

    [Fact]
    public async Task Claim_HeldByAnotherWorker_IsLeftUntilTheLeaseHasRunOut()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At)], None);
        ClaimedDeadline first = Assert.Single(await store.ClaimAsync("one", 5, At, Lease, None));
        Assert.Empty(await store.ClaimAsync("two", 5, At + Lease - Duration.FromMilliseconds(1), Lease, None));
        ClaimedDeadline second = Assert.Single(await store.ClaimAsync("two", 5, At + Lease, Lease, None));
        Assert.Equal(2, second.Attempt);
        Assert.Empty(await store.CompleteAsync("one", [first], At + Lease, None));
        Assert.Equal(["a/1/breach"], await store.CompleteAsync("two", [second], At + Lease, None));
    }

    [Fact]
    public async Task Complete_ByItsHolder_NeverComesBack()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At)], None);
        IReadOnlyList<ClaimedDeadline> claimed = await store.ClaimAsync("w", 5, At, Lease, None);
        Assert.Equal(["a/1/breach"], await store.CompleteAsync("w", claimed, At, None));
        Assert.Empty(await store.CompleteAsync("w", claimed, At, None));
        Assert.Empty(await store.ClaimAsync("w", 5, At + Duration.FromDays(30), Lease, None));
        Assert.Equal(Result.Success(), await store.ReplaceAsync("a", 1, [new Deadline("breach", At)], None));
        Assert.Empty(await store.ClaimAsync("w", 5, At + Duration.FromDays(30), Lease, None));
        Assert.True((await store.NextDueAsync(None)).IsNever);
    }

    [Fact]
    public async Task Replace_LaterVersion_DropsWhatWasOpenAndWhatIsHeld()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At), new Deadline("later", At + Duration.FromHours(1))], None);
        IReadOnlyList<ClaimedDeadline> held = await store.ClaimAsync("w", 5, At, Lease, None);
        Assert.Single(held);
        Assert.Equal(Result.Success(), await store.ReplaceAsync("a", 2, [new Deadline("breach", At + Duration.FromHours(2))], None));
        Assert.Empty(await store.CompleteAsync("w", held, At, None));
        Assert.Equal(ResultStatus.Conflict, (await store.ReleaseAsync("w", held[0], "x", At, None)).Status);
        Assert.Empty(await store.ClaimAsync("w", 5, At + Duration.FromHours(1), Lease, None));
        Assert.Equal("a/2/breach", Assert.Single(await store.ClaimAsync("w", 5, At + Duration.FromHours(2), Lease, None)).EffectKey);
    }

    [Fact]
    public async Task Replace_EarlierVersion_IsAConflictAndChangesNothing()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 5, [], None);
        Assert.Equal(ResultStatus.Conflict, (await store.ReplaceAsync("a", 4, [new Deadline("breach", At)], None)).Status);
        Assert.Empty(await store.ClaimAsync("w", 5, At, Lease, None));
    }

    [Fact]
    public async Task Release_ByItsHolder_ComesBackAtTheNamedInstant()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At)], None);
        ClaimedDeadline held = Assert.Single(await store.ClaimAsync("w", 5, At, Lease, None));
        Instant retry = At + Duration.FromSeconds(10);
        Assert.Equal(ResultStatus.Conflict, (await store.ReleaseAsync("other", held, "x", retry, None)).Status);
        Assert.Equal(Result.Success(), await store.ReleaseAsync("w", held, "the mail server is down", retry, None));
        Assert.Empty(await store.ClaimAsync("w", 5, retry - Duration.FromMilliseconds(1), Lease, None));
        Assert.Equal(2, Assert.Single(await store.ClaimAsync("w", 5, retry, Lease, None)).Attempt);
    }

    [Fact]
    public async Task NextDue_OpenHeldAndDone_IsWhenTheNextCanBeClaimed()
    {
        IDeadlineStore store = await EmptyAsync();
        Assert.True((await store.NextDueAsync(None)).IsNever);
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At), new Deadline("later", At + Duration.FromHours(1))], None);
        Assert.Equal(Moment.At(At), await store.NextDueAsync(None));
        IReadOnlyList<ClaimedDeadline> held = await store.ClaimAsync("w", 5, At, Lease, None);
        Assert.Equal(Moment.At(At + Lease), await store.NextDueAsync(None));
        await store.CompleteAsync("w", held, At, None);
        Assert.Equal(Moment.At(At + Duration.FromHours(1)), await store.NextDueAsync(None));
    }

    [Fact]
    public async Task Claim_ManyByTwoWorkers_GivesEachDeadlineToOneOfThem()
    {
        IDeadlineStore store = await EmptyAsync();
        for (int i = 0; i < 40; i++) await store.ReplaceAsync("t" + i, 1, [new Deadline("breach", At)], None);
        IReadOnlyList<ClaimedDeadline> one = await store.ClaimAsync("one", 25, At, Lease, None);
        IReadOnlyList<ClaimedDeadline> two = await store.ClaimAsync("two", 25, At, Lease, None);
        Assert.Equal((25, 15), (one.Count, two.Count));
        Assert.Equal(40, one.Concat(two).Select(static d => d.EffectKey).Distinct().Count());
    }

    [Fact]
    public async Task Arguments_ThatMakeNoSense_AreRefused()
    {
        IDeadlineStore store = await EmptyAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => store.ReplaceAsync(" ", 1, [], None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ReplaceAsync("a", 0, [], None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ReplaceAsync("a", 1, [new Deadline("x", At), new Deadline("x", At)], None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ClaimAsync("", 1, At, Lease, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimAsync("w", 0, At, Lease, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimAsync("w", 1, At, Duration.Zero, None));
    }
}
