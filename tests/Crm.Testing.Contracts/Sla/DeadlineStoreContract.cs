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
    private static readonly Instant Far = At + Duration.FromDays(365);

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
        Assert.True((await store.NextDueAsync(Far, None)).IsNever);
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
        Assert.Empty(await store.ReleaseAsync("w", [new DeadlineRelease(held[0], Moment.At(At), "x")], At, None));
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
    public async Task Replace_ManyAtOnce_EachByItsVersion()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync([new DeadlineSet("a", 5, [new Deadline("breach", At)]), new DeadlineSet("b", 1, [new Deadline("breach", At)])], None);
        Assert.Equal(["a"], await store.ReplaceAsync(
            [new DeadlineSet("c", 1, []), new DeadlineSet("b", 2, [new Deadline("warn", At), new Deadline("breach", Far)]), new DeadlineSet("a", 4, []), new DeadlineSet("d", 7, [new Deadline("breach", At)])], None));
        Assert.Empty(await store.ReplaceAsync([new DeadlineSet("b", 2, [])], None));
        Assert.Equal(["a/5/breach", "b/2/warn", "d/7/breach"], (await store.ClaimAsync("w", 9, At, Lease, None)).Select(static d => d.EffectKey));
    }

    [Fact]
    public async Task Complete_WithEffect_GivesItWhatIsStillTheWorkersAndMarksTheSame()
    {
        IDeadlineStore store = await EmptyAsync();
        foreach (string timer in new[] { "a", "b", "c" }) await store.ReplaceAsync(timer, 1, [new Deadline("breach", At)], None);
        IReadOnlyList<ClaimedDeadline> claimed = await store.ClaimAsync("w", 5, At, Lease, None);
        await store.ReplaceAsync("b", 2, [], None);
        List<string> written = [];
        Result<IReadOnlyList<string>> marked = await store.CompleteAsync("w", claimed, At, (mine, _) =>
        {
            written.AddRange(mine.Select(static d => d.EffectKey));
            return Task.FromResult(Result.Success());
        }, None);
        Assert.Equal(["a/1/breach", "c/1/breach"], marked.Value);
        Assert.Equal(marked.Value, written);
        Assert.Empty((await store.CompleteAsync("w", claimed, At, static (_, _) => throw new InvalidOperationException("There is nothing to write."), None)).Value);
    }

    [Fact]
    public async Task Complete_EffectThatFails_LeavesEverythingAsItWas()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At)], None);
        IReadOnlyList<ClaimedDeadline> claimed = await store.ClaimAsync("w", 5, At, Lease, None);
        Assert.Equal(ResultStatus.Error, (await store.CompleteAsync("w", claimed, At, static (_, _) => Task.FromResult(Result.Error("no")), None)).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.CompleteAsync("w", claimed, At, static (_, _) => throw new InvalidOperationException(), None));
        Assert.Equal(Moment.At(At + Lease), await store.NextDueAsync(Far, None));
        Assert.Equal(["a/1/breach"], await store.CompleteAsync("w", claimed, At, None));
    }

    [Fact]
    public async Task Release_ByItsHolder_ComesBackAtTheNamedInstant()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At)], None);
        ClaimedDeadline held = Assert.Single(await store.ClaimAsync("w", 5, At, Lease, None));
        Instant retry = At + Duration.FromSeconds(10);
        DeadlineRelease release = new(held, Moment.At(retry), "the mail server\0 is down");
        Assert.Empty(await store.ReleaseAsync("other", [release], At, None));
        Assert.Equal(["a/1/breach"], await store.ReleaseAsync("w", [release], At, None));
        Assert.Empty(await store.ReleaseAsync("w", [release], At, None));
        Assert.Empty(await store.ClaimAsync("w", 5, retry - Duration.FromMilliseconds(1), Lease, None));
        ClaimedDeadline again = Assert.Single(await store.ClaimAsync("w", 5, retry, Lease, None));
        Assert.Equal((2, 1), (again.Attempt, again.Failures));
        // Given back without having been tried: no failure.
        Assert.Single(await store.ReleaseAsync("w", [new DeadlineRelease(again, Moment.At(At), null)], retry, None));
        Assert.Equal((3, 1), Assert.Single(await store.ClaimAsync("w", 5, retry, Lease, None)) is { } third ? (third.Attempt, third.Failures) : default);
    }

    [Fact]
    public async Task Release_AtNever_IsADeadLetterUntilItIsRetried()
    {
        IDeadlineStore store = await EmptyAsync();
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At)], None);
        await store.ReplaceAsync("b", 1, [new Deadline("breach", At)], None);
        IReadOnlyList<ClaimedDeadline> held = await store.ClaimAsync("w", 5, At, Lease, None);
        Instant buried = At + Duration.FromSeconds(3);
        Assert.Equal(2, (await store.ReleaseAsync("w", [.. held.Select(static d => new DeadlineRelease(d, Moment.Never, "no such address"))], buried, None)).Count);
        Assert.Empty(await store.ClaimAsync("w", 5, Far, Lease, None));
        Assert.True((await store.NextDueAsync(Far, None)).IsNever);
        IReadOnlyList<DeadLetter> dead = await store.DeadLettersAsync(9, None);
        Assert.Equal(["a/1/breach", "b/1/breach"], dead.Select(static d => d.Deadline.EffectKey));
        Assert.Equal(("no such address", 1, buried, At), (dead[0].Error, dead[0].Failures, dead[0].BuriedAt, dead[0].Deadline.DueAt));
        // b has moved on since: what was due then must not happen any more.
        await store.ReplaceAsync("b", 2, [], None);
        Assert.Equal(["a/1/breach"], await store.RetryAsync(["b/1/breach", "nonsense", "a/1/breach"], Far, None));
        Assert.Empty(await store.ClaimAsync("w", 5, Far - Duration.FromSeconds(1), Lease, None));
        ClaimedDeadline again = Assert.Single(await store.ClaimAsync("w", 5, Far, Lease, None));
        Assert.Equal(("a/1/breach", At, 2, 0), (again.EffectKey, again.DueAt, again.Attempt, again.Failures));
        Assert.Equal("b/1/breach", Assert.Single(await store.DeadLettersAsync(9, None)).Deadline.EffectKey);
    }

    [Fact]
    public async Task Purge_OldDeadLettersAndWhatIsDone_AreForgottenAndStayAway()
    {
        IDeadlineStore store = await EmptyAsync();
        foreach (string timer in new[] { "a", "b", "c" }) await store.ReplaceAsync(timer, 1, [new Deadline("breach", At)], None);
        IReadOnlyList<ClaimedDeadline> held = await store.ClaimAsync("w", 2, At, Lease, None);
        await store.CompleteAsync("w", [held[0]], At, None);
        await store.ReleaseAsync("w", [new DeadlineRelease(held[1], Moment.Never, "no")], At, None);
        Assert.Equal(0, await store.PurgeAsync(At, None));
        Assert.Single(await store.DeadLettersAsync(9, None));
        Assert.InRange(await store.PurgeAsync(At + Duration.FromMilliseconds(1), None), 1, 2);
        Assert.Empty(await store.DeadLettersAsync(9, None));
        Assert.Empty(await store.ReplaceAsync([.. held.Select(static d => new DeadlineSet(d.Timer, 1, [new Deadline("breach", At)]))], None));
        Assert.Equal("c/1/breach", Assert.Single(await store.ClaimAsync("w", 9, At, Lease, None)).EffectKey);
    }

    [Fact]
    public async Task Upcoming_SeveralAtOneInstant_IsThereOnceAndWithinTheLimits()
    {
        IDeadlineStore store = await EmptyAsync();
        Instant later = At + Duration.FromMinutes(5);
        await store.ReplaceAsync([new DeadlineSet("a", 1, [new Deadline("x", later), new Deadline("y", At)]), new DeadlineSet("b", 1, [new Deadline("x", At), new Deadline("z", Far)])], None);
        Assert.Equal([At, later], await store.UpcomingAsync(later, 9, None));
        Assert.Equal([At], await store.UpcomingAsync(Far, 2, None));
        Assert.Equal([At, later, Far], await store.UpcomingAsync(Far, 9, None));
    }

    [Fact]
    public async Task NextDue_OpenHeldAndDone_IsWhenTheNextCanBeClaimed()
    {
        IDeadlineStore store = await EmptyAsync();
        Assert.True((await store.NextDueAsync(Far, None)).IsNever);
        await store.ReplaceAsync("a", 1, [new Deadline("breach", At), new Deadline("later", At + Duration.FromHours(1))], None);
        Assert.Equal(Moment.At(At), await store.NextDueAsync(Far, None));
        IReadOnlyList<ClaimedDeadline> held = await store.ClaimAsync("w", 5, At, Lease, None);
        Assert.Equal(Moment.At(At + Lease), await store.NextDueAsync(Far, None));
        await store.CompleteAsync("w", held, At, None);
        Assert.Equal(Moment.At(At + Duration.FromHours(1)), await store.NextDueAsync(Far, None));
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
        await Assert.ThrowsAsync<ArgumentException>(() => store.ReplaceAsync("a", 1, [new Deadline("x/y", At)], None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ReplaceAsync([new DeadlineSet("a", 1, []), new DeadlineSet("a", 2, [])], None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.UpcomingAsync(At, 0, None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ClaimAsync("", 1, At, Lease, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimAsync("w", 0, At, Lease, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ClaimAsync("w", 1, At, Duration.Zero, None));
    }
}
