using Crm.Primitives;

namespace Crm.Domain;

/// <summary>A timeline in memory, for tests and first steps.</summary>
public sealed class InMemoryTimeline : ITimeline
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<TimelinePosition, TimelineEntry>> _parties = new(StringComparer.Ordinal);
    private readonly HashSet<(string Party, string Key)> _known = [];

    /// <inheritdoc/>
    public Task<Result> AppendAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        lock (_lock)
        {
            foreach (TimelineEntry entry in entries.Where(e => _known.Add((e.PartyKey, e.Key))))
            {
                if (!_parties.TryGetValue(entry.PartyKey, out SortedDictionary<TimelinePosition, TimelineEntry>? view))
                    _parties[entry.PartyKey] = view = new(NewestFirst);
                view.Add(entry.Position, entry);
            }
        }

        return Task.FromResult(Result.Success());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TimelineEntry>> ReadAsync(string partyKey, TimelinePosition? below, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 500);
        lock (_lock)
        {
            IEnumerable<TimelineEntry> view = _parties.TryGetValue(partyKey, out SortedDictionary<TimelinePosition, TimelineEntry>? known) ? known.Values : [];
            if (below is TimelinePosition position) view = view.Where(e => NewestFirst.Compare(e.Position, position) > 0);
            return Task.FromResult<IReadOnlyList<TimelineEntry>>([.. view.Take(limit)]);
        }
    }

    /// <inheritdoc/>
    public Task<int> EraseAsync(string partyKey, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            int count = _parties.Remove(partyKey, out SortedDictionary<TimelinePosition, TimelineEntry>? view) ? view.Count : 0;
            _known.RemoveWhere(k => k.Party == partyKey);
            return Task.FromResult(count);
        }
    }

    private static Comparer<TimelinePosition> NewestFirst { get; } = Comparer<TimelinePosition>.Create(static (x, y) =>
        y.At.CompareTo(x.At) is int byTime and not 0 ? byTime : string.CompareOrdinal(y.Key, x.Key));
}
