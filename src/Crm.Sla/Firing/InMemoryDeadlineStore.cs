using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Deadlines in memory, for tests and for hosts that can compute them again. Thread-safe.</summary>
/// <remarks>What is done is forgotten at once. An effect that is written with its deadlines is on its own: there is no transaction to take it back.</remarks>
public sealed class InMemoryDeadlineStore : IDeadlineStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Timer> _timers = new(StringComparer.Ordinal);
    private readonly SortedSet<Entry> _open = new(Comparer<Entry>.Create(static (a, b) =>
        a.AvailableAt != b.AvailableAt ? a.AvailableAt.CompareTo(b.AvailableAt)
        : a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : string.CompareOrdinal(a.Key, b.Key)));

    private readonly Dictionary<string, Entry> _dead = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ReplaceAsync(IReadOnlyCollection<DeadlineSet> sets, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckReplace(sets);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult<IReadOnlyList<string>>([.. sets.Where(set => !Replace(set)).Select(static set => set.Timer)]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ClaimedDeadline>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken)
    {
        DeadlineArguments.CheckClaim(worker, max, lease);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<Entry> claimed = [.. _open.TakeWhile(e => e.AvailableAt <= now).Take(max)];
            foreach (Entry entry in claimed)
            {
                entry.Worker = worker;
                entry.Attempt++;
                Move(entry, now + lease);
            }

            return Task.FromResult<IReadOnlyList<ClaimedDeadline>>(
                [.. claimed.OrderBy(static e => e.DueAt).ThenBy(static e => e.Key, StringComparer.Ordinal).Select(static e => e.ToClaimed())]);
        }
    }

    /// <inheritdoc/>
    public async Task<Result<IReadOnlyList<string>>> CompleteAsync(
        string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now,
        Func<IReadOnlyList<ClaimedDeadline>, CancellationToken, Task<Result>>? effect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(done);
        cancellationToken.ThrowIfCancellationRequested();
        // Taken out before the effect, so that nobody else can have them; put back if it fails.
        List<(ClaimedDeadline Deadline, Entry Entry)> marked = [];
        lock (_lock)
        {
            foreach (ClaimedDeadline deadline in done)
            {
                if (Held(worker, deadline) is not Entry entry) continue;
                _open.Remove(entry);
                marked.Add((deadline, entry));
            }
        }

        IReadOnlyList<string> keys = [.. marked.Select(static m => m.Entry.Key)];
        if (effect is null || marked.Count == 0) return Result.Success(keys);
        bool kept = false;
        try
        {
            Result written = await effect([.. marked.Select(static m => m.Deadline)], cancellationToken).ConfigureAwait(false);
            kept = written.IsSuccess;
            return kept ? Result.Success(keys) : written;
        }
        finally
        {
            if (!kept) PutBack(marked.ConvertAll(static m => m.Entry));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ReleaseAsync(string worker, IReadOnlyCollection<DeadlineRelease> released, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(released);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<string> given = [];
            foreach (DeadlineRelease release in released)
            {
                if (Held(worker, release.Deadline) is not Entry entry) continue;
                given.Add(entry.Key);
                entry.Worker = null;
                if (release.Error is not null) entry.Failures++;
                entry.Error = release.Error ?? entry.Error;
                if (release.AvailableAt.TryGetInstant(out Instant at))
                {
                    Move(entry, at);
                    continue;
                }

                _open.Remove(entry);
                entry.BuriedAt = now;
                _dead[entry.Key] = entry;
            }

            return Task.FromResult<IReadOnlyList<string>>(given);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Instant>> UpcomingAsync(Instant until, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult<IReadOnlyList<Instant>>([.. _open.Take(max).Select(static e => e.AvailableAt).Where(at => at <= until).Distinct()]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<DeadLetter>>(
                [.. _dead.Values.OrderBy(static e => e.BuriedAt).ThenBy(static e => e.Key, StringComparer.Ordinal).Take(max)
                    .Select(static e => new DeadLetter(e.ToClaimed(), e.Error ?? "", e.Failures, e.BuriedAt))]);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RetryAsync(IReadOnlyCollection<string> effectKeys, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(effectKeys);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<string> revived = [];
            foreach (string key in effectKeys)
            {
                if (!_dead.TryGetValue(key, out Entry? entry) || _timers[entry.Timer].Version != entry.Version) continue;
                _dead.Remove(key);
                entry.Failures = 0;
                Move(entry, now);
                revived.Add(key);
            }

            return Task.FromResult<IReadOnlyList<string>>(revived);
        }
    }

    /// <inheritdoc/>
    public Task<int> PurgeAsync(Instant before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Entry[] old = [.. _dead.Values.Where(e => e.BuriedAt < before)];
            foreach (Entry entry in old) _dead.Remove(entry.Key);
            return Task.FromResult(old.Length);
        }
    }

    private bool Replace(DeadlineSet set)
    {
        if (_timers.TryGetValue(set.Timer, out Timer? stored))
        {
            if (set.Version <= stored.Version) return set.Version == stored.Version;
            foreach (Entry old in stored.Entries) _open.Remove(old);
        }

        Timer next = new(set.Version, [.. set.Deadlines.Select(d => new Entry(set.Timer, set.Version, d.Kind, d.DueAt))]);
        _timers[set.Timer] = next;
        foreach (Entry entry in next.Entries) _open.Add(entry);
        return true;
    }

    private void PutBack(List<Entry> entries)
    {
        lock (_lock)
        {
            // Unless their timer has got a later version meanwhile.
            foreach (Entry entry in entries)
                if (_timers[entry.Timer].Version == entry.Version) _open.Add(entry);
        }
    }

    private void Move(Entry entry, Instant availableAt)
    {
        _open.Remove(entry);
        entry.AvailableAt = availableAt;
        _open.Add(entry);
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

        public int Failures { get; set; }

        public string? Error { get; set; }

        public Instant BuriedAt { get; set; }

        public ClaimedDeadline ToClaimed() => new(Timer, Version, Kind, DueAt, Attempt, Failures);
    }
}
