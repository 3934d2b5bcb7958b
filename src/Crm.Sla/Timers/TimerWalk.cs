using NodaTime;

namespace Crm.Sla;

/// <summary>Walks the spans in which a timer's clock ran, and finds when an amount of business time was used up.</summary>
internal static class TimerWalk
{
    internal static SlaStatus Status(SlaTimer timer, Instant asOf)
    {
        TimerTerms terms = timer.Terms;
        Duration carried = Sum(timer.RetroactiveSegments, asOf), elapsed = carried + Sum(timer.Segments, asOf);
        bool breachedOnAttach = carried > timer.Target;
        Moment? due = breachedOnAttach ? null : Reached(timer, carried, timer.Target, BoundaryPolicy.Earliest, asOf);
        Moment? limit = breachedOnAttach ? Moment.At(timer.StartedAt)
            : terms.Breach == BreachPolicy.AfterDue ? LimitAfter(timer, due)
            : Reached(timer, carried, timer.Target, BoundaryPolicy.Latest, asOf);
        bool breached = breachedOnAttach
            || (terms.Breach == BreachPolicy.AfterDue ? limit is Moment l && l < Moment.At(LastRun(timer, asOf)) : elapsed > timer.Target);
        Instant last = timer.Facts[^1].At;
        return new SlaStatus
        {
            AsOf = asOf,
            Stage = timer.Stage,
            StartedAt = timer.StartedAt,
            StoppedAt = timer.IsLive ? null : last,
            PausedSince = timer.Stage == TimerStage.Paused ? timer.Facts.Last(static f => f.Kind == TimerFactKind.Pause).At : null,
            Target = timer.Target,
            Elapsed = elapsed,
            ActualElapsed = Actual(timer.RetroactiveSegments, asOf) + Actual(timer.Segments, asOf),
            DueAt = due?.ToNullable(),
            BreachesAt = timer.Stage == TimerStage.Running && !breached ? limit?.ToNullable() : null,
            BreachedAt = breached ? limit?.ToNullable() : null,
            BreachedOnAttach = breachedOnAttach,
            Thresholds = [.. terms.Thresholds.Select(t => Threshold(timer, carried, t, asOf))],
        };
    }

    /// <summary>
    /// When an amount of business time was or will be used up; null if the clock stopped before. The latest answer needs a span that goes
    /// beyond the amount: up to there nothing was exceeded.
    /// </summary>
    internal static Moment? Reached(SlaTimer timer, Duration carried, Duration amount, BoundaryPolicy policy, Instant asOf)
    {
        Duration used = carried;
        foreach (RunSegment segment in timer.Segments)
        {
            if (segment.To is null) return segment.Calendar.Add(segment.From, Left(amount, used), policy);
            Duration open = segment.OpenTime(asOf);
            if (used + open > amount || (used + open == amount && policy == BoundaryPolicy.Earliest))
                return segment.Calendar.Add(segment.From, Left(amount, used), policy);
            used += open;
        }

        return null;
    }

    /// <summary>
    /// When a promise that is judged by the due date is broken: at the due date, while the clock runs. Where it stopped at that very instant nothing was
    /// exceeded, and the promise is broken when it goes on.
    /// </summary>
    internal static Moment? LimitAfter(SlaTimer timer, Moment? due)
    {
        if (due is not Moment moment || !moment.TryGetInstant(out Instant at)) return due;
        for (int i = 0; i < timer.Segments.Length - 1; i++)
            if (timer.Segments[i].To == at && timer.Segments[i + 1].From > at) return Moment.At(timer.Segments[i + 1].From);
        return due;
    }

    internal static Instant LastRun(SlaTimer timer, Instant asOf) => timer.Segments[^1].To ?? asOf;

    internal static DeadlineLedger Explain(SlaTimer timer, Instant asOf)
    {
        Duration carried = Sum(timer.RetroactiveSegments, asOf);
        Moment due = carried > timer.Target ? Moment.Never
            : Reached(timer, carried, timer.Target, BoundaryPolicy.Earliest, asOf) ?? Moment.Never;
        List<LedgerLine> lines = [];
        Instant? reached = null;
        foreach (RunSegment segment in timer.RetroactiveSegments.Concat(timer.Segments))
        {
            Instant end = segment.To ?? (due.TryGetInstant(out Instant at) ? at : asOf);
            if (due.TryGetInstant(out Instant last)) end = Instant.Min(end, last);
            if (end < segment.From) break;
            if (reached is Instant from && from < segment.From)
                lines.Add(new LedgerLine(from.InZone(segment.Calendar.Zone).Date, from, segment.From, LedgerLineKind.Paused, Duration.Zero, PauseCause(timer, from)));
            lines.AddRange(segment.Calendar.Ledger(segment.From, end));
            reached = end;
        }

        return new DeadlineLedger(timer.Terms.Calendar.Zone, lines, due);
    }

    internal static IReadOnlyList<TimerEvent> Timeline(SlaTimer timer, Instant asOf)
    {
        SlaStatus status = Status(timer, asOf);
        List<TimerEvent> events = [];
        SlaTimer soFar = timer.AsOf(timer.StartedAt);
        foreach (TimerFact fact in timer.Facts)
        {
            // A relative target changes with its calendar, so the target of the moment is that of the replay.
            if (fact.Kind is TimerFactKind.Retarget or TimerFactKind.ChangeCalendar) soFar = timer.AsOf(fact.At);
            Add(fact.At, KindOf(fact.Kind), fact.Cause, soFar.Target);
        }

        foreach (ThresholdStatus threshold in status.Thresholds)
            if (threshold is { IsReached: true, At: Instant at }) Add(at, SlaEventKind.ThresholdReached, threshold.Threshold.ToString(), timer.Target);
        if (status.BreachedAt is Instant breached) Add(breached, SlaEventKind.Breached, status.BreachedOnAttach ? "on attach" : "target used up", timer.Target);
        return [.. events.OrderBy(static e => e.At)];

        void Add(Instant at, SlaEventKind kind, string cause, Duration target) =>
            events.Add(new TimerEvent(at, kind, cause) { Elapsed = Until(timer, at, static (g, to) => g.Calendar.Between(g.From, to)), ActualElapsed = Until(timer, at, static (g, to) => to - g.From), Target = target });
    }

    /// <summary>What was used until an instant, counted in business time or in real time.</summary>
    private static Duration Until(SlaTimer timer, Instant at, Func<RunSegment, Instant, Duration> count) =>
        timer.RetroactiveSegments.Concat(timer.Segments).Where(g => g.From < at)
            .Aggregate(Duration.Zero, (sum, g) => sum + count(g, g.To is Instant to && to < at ? to : at));

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

    private static string PauseCause(SlaTimer timer, Instant at)
    {
        string cause = timer.Facts.LastOrDefault(f => f.At == at && (f.Kind is TimerFactKind.Pause or TimerFactKind.Complete)).Cause ?? "";
        return cause.Length > 0 ? "paused: " + cause : "paused";
    }

    internal static Duration Sum(IEnumerable<RunSegment> segments, Instant asOf) =>
        segments.Aggregate(Duration.Zero, (sum, segment) => sum + segment.OpenTime(asOf));

    private static Duration Left(Duration amount, Duration used) => amount > used ? amount - used : Duration.Zero;

    private static Duration Actual(IEnumerable<RunSegment> segments, Instant asOf) =>
        segments.Aggregate(Duration.Zero, (sum, segment) => sum + ((segment.To ?? asOf) - segment.From));

    private static ThresholdStatus Threshold(SlaTimer timer, Duration carried, SlaThreshold threshold, Instant asOf)
    {
        Duration amount = threshold.Of(timer.Target);
        Moment? at = amount <= carried ? Moment.At(timer.StartedAt) : Reached(timer, carried, amount, BoundaryPolicy.Earliest, asOf);
        return new ThresholdStatus(threshold, at?.ToNullable(), at is Moment moment && moment <= Moment.At(asOf));
    }
}
