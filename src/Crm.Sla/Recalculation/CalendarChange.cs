using NodaTime;

namespace Crm.Sla;

/// <summary>A changed calendar in place of another, for the whole life of the timers that count by it: a holiday that was forgotten, new zone data.</summary>
/// <remarks>
/// Unlike <see cref="TimerFactKind.ChangeCalendar"/>, which counts from its instant on, this counts what was used before anew as well. Look
/// at <see cref="Preview"/> first: it changes nothing. Immutable and thread-safe.
/// </remarks>
/// <param name="Replaced">The calendar that goes, the very object.</param>
/// <param name="By">The calendar that comes.</param>
public sealed record CalendarChange(BusinessCalendar Replaced, BusinessCalendar By)
{
    /// <summary>Which due dates would move, of timers that run or were used up.</summary>
    /// <param name="timers">The timers.</param>
    /// <param name="asOf">The instant of the observation, not before any of their facts.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Those that move, in the order of the list. A timer that is paused has no due date, and an ended one keeps its own.</returns>
    public IReadOnlyList<MovedDeadline> Preview(IReadOnlyList<SlaTimer> timers, Instant asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timers);
        List<MovedDeadline> moved = [];
        for (int i = 0; i < timers.Count; i++)
        {
            if ((i & 0xFFF) == 0) cancellationToken.ThrowIfCancellationRequested();
            if (timers[i].Stage != TimerStage.Running || !Concerns(timers[i])) continue;
            Moment before = Due(timers[i], asOf, null), after = Due(timers[i], asOf, this);
            if (before != after) moved.Add(new MovedDeadline(i, before, after));
        }

        return moved;
    }

    /// <summary>The timer as if the calendar that comes had counted from the beginning.</summary>
    /// <param name="timer">The timer.</param>
    /// <returns>The timer itself if it never counted by the calendar that goes, or is over.</returns>
    public SlaTimer Apply(SlaTimer timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.IsLive && Concerns(timer) ? timer.Recounted(this) : timer;
    }

    internal BusinessCalendar Instead(BusinessCalendar calendar) => ReferenceEquals(calendar, Replaced) ? By : calendar;

    private bool Concerns(SlaTimer timer)
    {
        if (ReferenceEquals(timer.Terms.Calendar, Replaced)) return true;
        foreach (RunSegment segment in timer.Segments)
            if (ReferenceEquals(segment.Calendar, Replaced)) return true;
        return false;
    }

    /// <summary>The due date of a running timer, found without making another timer: a million of them are looked at in one go.</summary>
    private static Moment Due(SlaTimer timer, Instant asOf, CalendarChange? change)
    {
        Duration used = Duration.Zero, target = timer.Terms.Target;
        foreach (RunSegment segment in timer.RetroactiveSegments) used += Calendar(segment, change).Between(segment.From, segment.To ?? asOf);
        if (used > target) return Moment.Never;
        foreach (RunSegment segment in timer.Segments)
        {
            BusinessCalendar calendar = Calendar(segment, change);
            if (segment.To is not Instant to) return calendar.Add(segment.From, target - used);
            Duration open = calendar.Between(segment.From, to);
            if (used + open >= target) return calendar.Add(segment.From, target - used);
            used += open;
        }

        return Moment.Never;
    }

    private static BusinessCalendar Calendar(RunSegment segment, CalendarChange? change) => change is null ? segment.Calendar : change.Instead(segment.Calendar);
}
