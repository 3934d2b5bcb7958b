using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>What every outbox promises: in memory, on SQLite, on PostgreSQL.</summary>
public abstract class OutboxContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 30);
    private static readonly Duration Lease = Duration.FromMinutes(1);

    /// <summary>An outbox that holds the events of these aggregates, stored one after the other.</summary>
    protected abstract Task<IOutbox> HoldingAsync(params IEventSource[] sources);

    [Fact]
    public async Task Claim_StoredEvents_OldestFirstWithAllTheirFacts()
    {
        DomainEvent late = Event("Second", 2, At + Duration.FromSeconds(1));
        DomainEvent early = Event("First", 1, At);
        IOutbox outbox = await HoldingAsync(new Source(late), new Source(early));
        IReadOnlyList<OutboxMessage> claimed = await outbox.ClaimAsync("w", 10, At, Lease, None);
        Assert.Equal(["First", "Second"], claimed.Select(static m => m.Event.Type));
        Assert.Equal(early with { Payload = claimed[0].Event.Payload }, claimed[0].Event);
        Assert.Equal(early.Payload.AsEnumerable(), claimed[0].Event.Payload);
        Assert.All(claimed, static m => Assert.Equal(1, m.Attempt));
        Assert.Equal(2, claimed.Select(static m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task Claim_EventsOfOneInstant_KeepTheOrderInWhichTheyWereRecorded()
    {
        IOutbox outbox = await HoldingAsync(new Source([.. Enumerable.Range(1, 12).Select(static i => Event("E" + i, i, At))]));
        IReadOnlyList<OutboxMessage> claimed = await outbox.ClaimAsync("w", 12, At, Lease, None);
        Assert.Equal(Enumerable.Range(1, 12).Select(static i => (long)i), claimed.Select(static m => m.Event.AggregateVersion));
    }

    [Fact]
    public async Task Claim_HeldByAnotherWorker_IsLeftUntilTheLeaseHasRunOut()
    {
        IOutbox outbox = await HoldingAsync(new Source(Event("A", 1, At), Event("B", 2, At)));
        OutboxMessage first = Assert.Single(await outbox.ClaimAsync("one", 1, At, Lease, None));
        OutboxMessage second = Assert.Single(await outbox.ClaimAsync("two", 5, At, Lease, None));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Empty(await outbox.ClaimAsync("three", 5, At + Lease - Duration.FromMilliseconds(1), Lease, None));
        IReadOnlyList<OutboxMessage> again = await outbox.ClaimAsync("three", 5, At + Lease, Lease, None);
        Assert.Equal([2, 2], again.Select(static m => m.Attempt));
        Assert.Equal(ResultStatus.Conflict, (await outbox.MarkDispatchedAsync(first.Id, "one", At, None)).Status);
    }

    [Fact]
    public async Task MarkDispatched_ByItsHolder_NeverComesBack()
    {
        IOutbox outbox = await HoldingAsync(new Source(Event("A", 1, At)));
        OutboxMessage message = Assert.Single(await outbox.ClaimAsync("w", 5, At, Lease, None));
        Assert.Equal(Result.Success(), await outbox.MarkDispatchedAsync(message.Id, "w", At, None));
        Assert.Empty(await outbox.ClaimAsync("w", 5, At + Duration.FromDays(30), Lease, None));
        Assert.Equal(ResultStatus.Conflict, (await outbox.MarkDispatchedAsync(message.Id, "w", At, None)).Status);
        Assert.Equal(ResultStatus.Conflict, (await outbox.ReleaseAsync(message.Id, "w", "late", At, None)).Status);
    }

    [Fact]
    public async Task Release_ByItsHolder_ComesBackAtTheNamedInstant()
    {
        IOutbox outbox = await HoldingAsync(new Source(Event("A", 1, At)));
        OutboxMessage message = Assert.Single(await outbox.ClaimAsync("w", 5, At, Lease, None));
        Instant retry = At + Duration.FromSeconds(10);
        Assert.Equal(ResultStatus.Conflict, (await outbox.ReleaseAsync(message.Id, "other", "x", retry, None)).Status);
        Assert.Equal(Result.Success(), await outbox.ReleaseAsync(message.Id, "w", "the receiver is down", retry, None));
        Assert.Empty(await outbox.ClaimAsync("w", 5, retry - Duration.FromMilliseconds(1), Lease, None));
        Assert.Equal(2, Assert.Single(await outbox.ClaimAsync("w", 5, retry, Lease, None)).Attempt);
    }

    [Fact]
    public async Task Claim_WithoutWorkerAmountOrLease_IsRefused()
    {
        IOutbox outbox = await HoldingAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => outbox.ClaimAsync("", 1, At, Lease, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => outbox.ClaimAsync("w", 0, At, Lease, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => outbox.ClaimAsync("w", 1, At, Duration.Zero, None));
    }

    private static DomainEvent Event(string type, long version, Instant at) => new(
        type, "Thing", "42", version, at, "tester", ImmutableSortedDictionary<string, string>.Empty.Add("b", "ü \" 二").Add("a", "1.5"));

    /// <summary>Nothing but events; stored beside a deal, because a context saves entities.</summary>
    protected sealed class Source(params DomainEvent[] events) : IEventSource
    {
        private readonly List<DomainEvent> _events = [.. events];

        public IReadOnlyList<DomainEvent> PendingEvents => _events;

        public void ClearPendingEvents() => _events.Clear();
    }
}
