using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The promises of a case at an instant: its timers, and what happened to them.</summary>
/// <remarks>Immutable and thread-safe. Built by <see cref="SlaEngine.Evaluate"/>.</remarks>
public sealed class CaseSla
{
    private IReadOnlyList<SlaEvent>? _timeline;

    internal CaseSla(Instant asOf, IReadOnlyList<CaseTimer> timers, IReadOnlyList<ValidationError> diagnostics)
    {
        Diagnostics = diagnostics;
        AsOf = asOf;
        Timers = timers;
    }

    /// <summary>The instant of the evaluation.</summary>
    public Instant AsOf { get; }

    /// <summary>The timers, by metric and cycle.</summary>
    public IReadOnlyList<CaseTimer> Timers { get; }

    /// <summary>Facts that could not be taken as they were meant: <c>sla.policy_unknown</c>, <c>sla.calendar_unknown</c>.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Everything that happened to them, in order of time; of one instant by timer. Made when it is asked for.</summary>
    public IReadOnlyList<SlaEvent> Timeline => _timeline ??= [.. Timers.SelectMany((t, i) => Events(t, AsOf).Select(e => (Event: e, Index: i)))
        .OrderBy(static e => e.Event.At).ThenBy(static e => e.Index).Select(static e => e.Event)];

    /// <summary>The timer of a metric that was attached last; null if there is none.</summary>
    /// <param name="metric">The metric.</param>
    public CaseTimer? Latest(SlaMetric metric) => Timers.LastOrDefault(t => t.Metric == metric);

    /// <summary>
    /// What became known since an earlier evaluation: new events, and events that are taken back because a fact arrived late. Whoever has
    /// acted on the earlier ones acts on these, and need not know why. A breach that is withdrawn is a change whose event is
    /// <see cref="SlaEventKind.Breached"/> and that <see cref="SlaChange.IsWithdrawn"/>.
    /// </summary>
    /// <param name="earlier">The earlier evaluation of the same case; null for none.</param>
    public IReadOnlyList<SlaChange> ChangesSince(CaseSla? earlier)
    {
        IReadOnlyList<SlaEvent> before = earlier?.Timeline ?? [];
        // What was used by then is no part of an event: a late pause changes the amounts at every later one, but not that they happened.
        HashSet<(Instant, SlaMetric, int, SlaEventKind, string)> old = [.. before.Select(Key)], now = [.. Timeline.Select(Key)];
        return [.. before.Where(e => !now.Contains(Key(e))).Select(static e => new SlaChange(e, true)), .. Timeline.Where(e => !old.Contains(Key(e))).Select(static e => new SlaChange(e, false))];
    }

    private static IEnumerable<SlaEvent> Events(CaseTimer timer, Instant asOf) => timer.Timer.Timeline(asOf).Select(e =>
        new SlaEvent(e.At, timer.Metric, timer.Cycle, e.Kind, e.Cause) { Elapsed = e.Elapsed, ActualElapsed = e.ActualElapsed, Target = e.Target });

    private static (Instant, SlaMetric, int, SlaEventKind, string) Key(SlaEvent e) => (e.At, e.Metric, e.Cycle, e.Kind, e.Cause);
}
