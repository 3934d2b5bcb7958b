using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Deadlines in memory, for tests and for hosts that can compute them again. Thread-safe.</summary>
public sealed class InMemoryDeadlineStore : IDeadlineStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Timer> _timers = new(StringComparer.Ordinal);
    private readonly SortedSet<Entry> _open = new(Comparer<Entry>.Create(static (a, b) =>
        a.AvailableAt != b.AvailableAt ? a.AvailableAt.CompareTo(b.AvailableAt)
        : a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : string.CompareOrdinal(a.Key, b.Key)));

    /// <inheritdoc/>
    public Task<Result> ReplaceAsync(string timer, long version, IReadOnlyCollection<Deadline> deadlines, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckReplace(timer, version, deadlines);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_timers.TryGetValue(timer, out Timer? stored))
            {
                if (version < stored.Version) return Task.FromResult(DeadlineArguments.Stale(timer, version, stored.Version));
                if (version == stored.Version) return Task.FromResult(Result.Success());
                foreach (Entry old in stored.Entries) _open.Remove(old);
            }

            Timer next = new(version, [.. deadlines.Select(d => new Entry(timer, version, d.Kind, d.DueAt))]);
            _timers[timer] = next;
            foreach (Entry entry in next.Entries) _open.Add(entry);
            return Task.FromResult(Result.Success());
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedDeadline>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckClaim(worker, max, lease);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<Entry> claimed = [.. _open.TakeWhile(e => e.AvailableAt <= now).OrderBy(static e => e.DueAt).ThenBy(static e => e.Key, StringComparer.Ordinal).Take(max)];
            foreach (Entry entry in claimed)
            {
                _open.Remove(entry);
                entry.Worker = worker;
                entry.AvailableAt = now + lease;
                entry.Attempt++;
                _open.Add(entry);
            }

            return Task.FromResult<IReadOnlyList<ClaimedDeadline>>([.. claimed.Select(static e => new ClaimedDeadline(e.Timer, e.Version, e.Kind, e.DueAt, e.Attempt))]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CompleteAsync(string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(done);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<string> marked = [];
            foreach (ClaimedDeadline deadline in done)
            {
                if (Held(worker, deadline) is not Entry entry) continue;
                _open.Remove(entry);
                marked.Add(entry.Key);
            }

            return Task.FromResult<IReadOnlyList<string>>(marked);
        }
    }

    /// <inheritdoc/>
    public Task<Result> ReleaseAsync(string worker, ClaimedDeadline deadline, string error, Instant retryAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Entry? entry = Held(worker, deadline);
            if (entry is not null)
            {
                _open.Remove(entry);
                entry.Worker = null;
                entry.AvailableAt = retryAt;
                _open.Add(entry);
            }

            return Task.FromResult(DeadlineArguments.Held(entry is not null, deadline, worker));
        }
    }

    /// <inheritdoc/>
    public Task<Moment> NextDueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return Task.FromResult(_open.Min is Entry next ? Moment.At(next.AvailableAt) : Moment.Never);
    }

    private Entry? Held(string worker, ClaimedDeadline deadline) =>
        _timers.TryGetValue(deadline.Timer, out Timer? timer) && timer.Version == deadline.Version
            && Array.Find(timer.Entries, e => e.Kind == deadline.Kind) is Entry entry && entry.Worker == worker && _open.Contains(entry) ? entry : null;

    private sealed record Timer(long Version, Entry[] Entries);

    private sealed class Entry(string timer, long version, string kind, Instant dueAt)
    {
        public string Timer => timer;

        public long Version => version;

        public string Kind => kind;

        public Instant DueAt { get; } = dueAt;

        public string Key { get; } = ClaimedDeadline.KeyOf(timer, version, kind);

        /// <summary>When it can be claimed: at its due date, after the lease of whoever holds it, or when it is to be tried again.</summary>
        public Instant AvailableAt { get; set; } = dueAt;

        public string? Worker { get; set; }

        public int Attempt { get; set; }
    }
}
