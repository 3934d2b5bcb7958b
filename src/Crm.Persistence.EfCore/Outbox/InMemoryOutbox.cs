using Crm.Primitives;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>An outbox in memory, for tests and for hosts that store nothing. Thread-safe.</summary>
/// <param name="eventIds">Where the ids come from, given the instant of an event.</param>
public sealed class InMemoryOutbox(Func<Instant, Guid> eventIds) : IOutbox
{
    private readonly Lock _lock = new();
    private readonly List<OutboxRow> _rows = [];

    /// <summary>Stores the pending events of an aggregate and clears them.</summary>
    /// <param name="source">The aggregate.</param>
    /// <param name="origin">What caused the events, or null.</param>
    public void Store(IEventSource source, EventOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        lock (_lock)
        {
            int ordinal = 0;
            foreach (DomainEvent e in source.PendingEvents) _rows.Add(OutboxRow.Of(eventIds(e.OccurredAt), e, ordinal++, origin ?? EventOrigin.Unknown));
        }

        source.ClearPendingEvents();
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OutboxMessage>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        OutboxArguments.Check(worker, max, lease);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<OutboxRow> free = [.. _rows.Where(r => r.DispatchedAt is null && (r.ClaimedUntil is null || r.ClaimedUntil <= now))
                .OrderBy(static r => r.OccurredAt).ThenBy(static r => r.Ordinal).ThenBy(static r => r.Id).Take(max)];
            foreach (OutboxRow row in free)
            {
                row.ClaimedBy = worker;
                row.ClaimedUntil = now + lease;
                row.Attempts++;
            }

            return Task.FromResult<IReadOnlyList<OutboxMessage>>([.. free.Select(static r => r.ToMessage())]);
        }
    }

    /// <inheritdoc/>
    public Task<Result> MarkDispatchedAsync(Guid id, string worker, Instant now, CancellationToken cancellationToken) =>
        Change(id, worker, row => row.DispatchedAt = now);

    /// <inheritdoc/>
    public Task<Result> ReleaseAsync(Guid id, string worker, string error, Instant retryAt, CancellationToken cancellationToken) =>
        Change(id, worker, row =>
        {
            row.ClaimedBy = null;
            row.ClaimedUntil = retryAt;
            row.LastError = error;
        });

    private Task<Result> Change(Guid id, string worker, Action<OutboxRow> change)
    {
        lock (_lock)
        {
            OutboxRow? row = _rows.Find(r => r.Id == id && r.ClaimedBy == worker && r.DispatchedAt is null);
            if (row is not null) change(row);
            return Task.FromResult(OutboxArguments.Held(row is not null, id, worker));
        }
    }
}
