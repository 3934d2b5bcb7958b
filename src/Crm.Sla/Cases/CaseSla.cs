using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The promises of a case at an instant: its timers, and what happened to them.</summary>
/// <remarks>Immutable and thread-safe. Built by <see cref="SlaEngine.Evaluate"/>.</remarks>
public sealed class CaseSla
{
    internal CaseSla(Instant asOf, IReadOnlyList<CaseTimer> timers, IReadOnlyList<ValidationError> diagnostics)
    {
        Diagnostics = diagnostics;
        AsOf = asOf;
        Timers = timers;
        Timeline = [.. timers.SelectMany(static (t, i) => Events(t).Select(e => (Event: e, Index: i))).OrderBy(static e => e.Event.At).ThenBy(static e => e.Index).Select(static e => e.Event)];
    }

    /// <summary>The instant of the evaluation.</summary>
    public Instant AsOf { get; }

    /// <summary>The timers, by metric and cycle.</summary>
    public IReadOnlyList<CaseTimer> Timers { get; }

    /// <summary>Facts that could not be taken as they were meant: <c>sla.policy_unknown</c>.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Everything that happened to them, in order of time.</summary>
    public IReadOnlyList<SlaEvent> Timeline { get; }

    /// <summary>The timer of a metric that was attached last; null if there is none.</summary>
    /// <param name="metric">The metric.</param>
    public CaseTimer? Latest(SlaMetric metric) => Timers.LastOrDefault(t => t.Metric == metric);

    /// <summary>
    /// What became known since an earlier evaluation: new events, and events that are taken back because a fact arrived late. Whoever has
    /// acted on the earlier ones acts on these, and need not know why.
    /// </summary>
    /// <param name="earlier">The earlier evaluation of the same case; null for none.</param>
    public IReadOnlyList<SlaChange> ChangesSince(CaseSla? earlier)
    {
        IReadOnlyList<SlaEvent> before = earlier?.Timeline ?? [];
        HashSet<SlaEvent> old = [.. before], now = [.. Timeline];
        return [.. before.Where(e => !now.Contains(e)).Select(static e => new SlaChange(e, true)), .. Timeline.Where(e => !old.Contains(e)).Select(static e => new SlaChange(e, false))];
    }

    private static IEnumerable<SlaEvent> Events(CaseTimer timer)
    {
        foreach (TimerFact fact in timer.Timer.Facts)
            yield return new SlaEvent(fact.At, timer.Metric, timer.Cycle, KindOf(fact.Kind), fact.Cause);
        foreach (ThresholdStatus threshold in timer.Status.Thresholds)
            if (threshold is { IsReached: true, At: Instant at })
                yield return new SlaEvent(at, timer.Metric, timer.Cycle, SlaEventKind.ThresholdReached, threshold.Threshold.ToString());
        if (timer.Status.BreachedAt is Instant breached)
            yield return new SlaEvent(breached, timer.Metric, timer.Cycle, SlaEventKind.Breached, timer.Status.BreachedOnAttach ? "on attach" : "target used up");
    }

    private static SlaEventKind KindOf(TimerFactKind kind) => kind switch
    {
        TimerFactKind.Attach => SlaEventKind.Attached,
        TimerFactKind.Pause => SlaEventKind.Paused,
        TimerFactKind.Resume => SlaEventKind.Resumed,
        TimerFactKind.Complete => SlaEventKind.Fulfilled,
        TimerFactKind.Reopen => SlaEventKind.Reopened,
        TimerFactKind.Reset => SlaEventKind.Reset,
        TimerFactKind.Cancel => SlaEventKind.Cancelled,
        TimerFactKind.Retarget => SlaEventKind.Retargeted,
        _ => SlaEventKind.CalendarChanged,
    };
}
