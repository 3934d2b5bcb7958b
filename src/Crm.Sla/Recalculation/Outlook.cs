using NodaTime;

namespace Crm.Sla;

/// <summary>The two things about a live timer that a recalculation can change, found without making another timer or its whole status.</summary>
internal readonly record struct Outlook(Moment DueAt, bool IsBreached)
{
    internal static readonly Outlook None = new(Moment.Never, false);

    /// <summary>The outlook of a running or paused timer, with one calendar in place of another if there is a change.</summary>
    internal static Outlook Of(SlaTimer timer, Instant asOf, CalendarChange? change)
    {
        Duration target = change is null || timer.Terms.Target is BusinessTimeTarget ? timer.Target
            : timer.Terms.Target.AllowedFrom(timer.CountsFrom, change.Instead(timer.Terms.Calendar));
        Duration used = Duration.Zero;
        foreach (RunSegment segment in timer.RetroactiveSegments) used += Calendar(segment, change).Between(segment.From, segment.To!.Value);
        if (used > target) return new Outlook(Moment.Never, true);
        Moment? due = null;
        foreach (RunSegment segment in timer.Segments)
        {
            BusinessCalendar calendar = Calendar(segment, change);
            if (segment.To is not Instant to)
            {
                due ??= calendar.Add(segment.From, target - used);
                // What is due in the future was not exceeded: one look-up less for nearly all timers.
                if (due.Value >= Moment.At(asOf)) return new Outlook(due.Value, false);
                used += calendar.Between(segment.From, asOf);
                break;
            }

            Duration open = calendar.Between(segment.From, to);
            if (due is null && used + open >= target) due = calendar.Add(segment.From, target - used);
            used += open;
        }

        bool isBreached = timer.Terms.Breach == BreachPolicy.AfterDue ? TimerWalk.LimitAfter(timer, due) is Moment limit && limit < Moment.At(TimerWalk.LastRun(timer, asOf)) : used > target;
        return new Outlook(due ?? Moment.Never, isBreached);
    }

    private static BusinessCalendar Calendar(RunSegment segment, CalendarChange? change) => change is null ? segment.Calendar : change.Instead(segment.Calendar);
}
