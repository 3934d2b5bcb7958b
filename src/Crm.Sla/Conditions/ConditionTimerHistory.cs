using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The history of a record, folded into its timers, one snapshot at a time.</summary>
/// <typeparam name="TRecord">The host's type of record.</typeparam>
/// <remarks>
/// Begin with <see cref="ConditionTimerEngine{TRecord}.NoHistory"/>. A snapshot after all others costs one look at the conditions; a late one folds the
/// history anew. Snapshots stand in the order of their instants, of one instant those without an id first, in the order added, then by id. Immutable and
/// thread-safe: <see cref="Add"/> returns another history.
/// </remarks>
public sealed class ConditionTimerHistory<TRecord>
{
    private readonly ConditionTimerEngine<TRecord> _engine;
    private readonly ImmutableList<RecordSnapshot<TRecord>> _snapshots;
    private readonly ImmutableHashSet<string> _ids;
    private readonly ConditionFold<TRecord> _fold;

    internal ConditionTimerHistory(ConditionTimerEngine<TRecord> engine)
        : this(engine, [], ImmutableHashSet.Create<string>(StringComparer.Ordinal), ConditionFold<TRecord>.Empty)
    {
    }

    private ConditionTimerHistory(
        ConditionTimerEngine<TRecord> engine, ImmutableList<RecordSnapshot<TRecord>> snapshots, ImmutableHashSet<string> ids, ConditionFold<TRecord> fold)
    {
        _engine = engine;
        _snapshots = snapshots;
        _ids = ids;
        _fold = fold;
    }

    /// <summary>The snapshots, in the order in which they count.</summary>
    public IReadOnlyList<RecordSnapshot<TRecord>> Snapshots => _snapshots;

    /// <summary>The history with one more snapshot.</summary>
    /// <param name="snapshot">The snapshot; late ones are put in their place.</param>
    /// <returns>The history itself if a snapshot with that id is in it already.</returns>
    public ConditionTimerHistory<TRecord> Add(RecordSnapshot<TRecord> snapshot)
    {
        if (snapshot.Id is string id && _ids.Contains(id)) return this;
        ImmutableHashSet<string> ids = snapshot.Id is null ? _ids : _ids.Add(snapshot.Id);
        int place = _snapshots.Count;
        while (place > 0 && IsBefore(snapshot, _snapshots[place - 1])) place--;
        if (place == _snapshots.Count)
            return new ConditionTimerHistory<TRecord>(_engine, _snapshots.Add(snapshot), ids, _fold.Next(_engine, snapshot));
        ImmutableList<RecordSnapshot<TRecord>> snapshots = _snapshots.Insert(place, snapshot);
        return new ConditionTimerHistory<TRecord>(_engine, snapshots, ids, snapshots.Aggregate(ConditionFold<TRecord>.Empty, (fold, s) => fold.Next(_engine, s)));
    }

    /// <summary>The timers and where they stand, or stood, at an instant.</summary>
    /// <param name="asOf">The instant; snapshots after it do not exist, those at it count.</param>
    public ConditionSla At(Instant asOf)
    {
        List<ConditionCycle> cycles = [];
        foreach ((SlaTimer timer, ImmutableList<ConditionTransition> transitions) in _fold.Cycles)
        {
            if (timer.StartedAt > asOf) break;
            SlaTimer then = timer.AsOf(asOf);
            cycles.Add(new ConditionCycle(cycles.Count + 1, then, then.At(asOf), [.. transitions.TakeWhile(t => t.At <= asOf)]));
        }

        return new ConditionSla(asOf, cycles, [.. _fold.Problems.Where(p => p.At <= asOf).Select(static p => p.Problem)]);
    }

    private static bool IsBefore(RecordSnapshot<TRecord> a, RecordSnapshot<TRecord> b) =>
        a.At != b.At ? a.At < b.At : string.CompareOrdinal(a.Id, b.Id) < 0;
}
