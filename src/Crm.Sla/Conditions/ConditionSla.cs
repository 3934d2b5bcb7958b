using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The promises of a record by one definition at an instant: its timers, cycle by cycle, and what happened to them.</summary>
/// <remarks>Immutable and thread-safe. Built by <see cref="ConditionTimerHistory{TRecord}.At"/>.</remarks>
public sealed class ConditionSla
{
    private IReadOnlyList<ConditionEvent>? _timeline;

    internal ConditionSla(Instant asOf, IReadOnlyList<ConditionCycle> cycles, IReadOnlyList<ValidationError> diagnostics)
    {
        AsOf = asOf;
        Cycles = cycles;
        Diagnostics = diagnostics;
    }

    /// <summary>The instant of the evaluation.</summary>
    public Instant AsOf { get; }

    /// <summary>The timers, in order.</summary>
    public IReadOnlyList<ConditionCycle> Cycles { get; }

    /// <summary>The timer that was attached last; null if there is none.</summary>
    public ConditionCycle? Latest => Cycles.Count > 0 ? Cycles[^1] : null;

    /// <summary>Values of the record that could not be taken as they were meant: <c>sla.calendar_unknown</c>.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Everything that happened to the timers, in order of time; of one instant by cycle. Made when it is asked for.</summary>
    public IReadOnlyList<ConditionEvent> Timeline => _timeline ??= [.. Cycles.SelectMany(c => c.Timer.Timeline(AsOf).Select(e => new ConditionEvent(c.Cycle, e)))
        .OrderBy(static e => e.Event.At).ThenBy(static e => e.Cycle)];

    /// <summary>
    /// What became known since an earlier evaluation: new events, and events that are taken back because a snapshot arrived late. A breach that
    /// is withdrawn is a change whose event is <see cref="SlaEventKind.Breached"/> and that <see cref="ConditionChange.IsWithdrawn"/>.
    /// </summary>
    /// <param name="earlier">The earlier evaluation of the same record; null for none.</param>
    public IReadOnlyList<ConditionChange> ChangesSince(ConditionSla? earlier)
    {
        IReadOnlyList<ConditionEvent> before = earlier?.Timeline ?? [];
        HashSet<(int, Instant, SlaEventKind, string)> old = [.. before.Select(Key)], now = [.. Timeline.Select(Key)];
        return [.. before.Where(e => !now.Contains(Key(e))).Select(static e => new ConditionChange(e, true)), .. Timeline.Where(e => !old.Contains(Key(e))).Select(static e => new ConditionChange(e, false))];
    }

    private static (int, Instant, SlaEventKind, string) Key(ConditionEvent e) => (e.Cycle, e.Event.At, e.Event.Kind, e.Event.Cause);
}
