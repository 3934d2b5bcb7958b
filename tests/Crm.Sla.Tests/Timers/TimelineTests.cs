using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Timers;

/// <summary>Everything that happened to a timer, in order, each with its cause. Hours are 09:00 to 17:00 UTC; 2024-01-08 is a Monday.</summary>
public sealed class TimelineTests
{
    private static readonly BusinessCalendar Office = NineToFive();

    [Fact]
    public void Timeline_LongLife_ShowsEveryChangeWithWhatWasUsedByThen()
    {
        SlaTimer timer = SlaTimer.Replay(new TimerTerms(Duration.FromHours(8), Office) { Thresholds = [SlaThreshold.AtPercent(75)] },
        [
            new TimerFact(At("2024-01-08T10:00:00Z"), TimerFactKind.Attach, "created"),
            new TimerFact(At("2024-01-08T12:00:00Z"), TimerFactKind.Pause, "Pending"),
            new TimerFact(At("2024-01-09T10:00:00Z"), TimerFactKind.Resume, "Open"),
            new TimerFact(At("2024-01-09T11:00:00Z"), TimerFactKind.Retarget, "policy gold") { Target = Duration.FromHours(4) },
            new TimerFact(At("2024-01-09T11:30:00Z"), TimerFactKind.ChangeCalendar, "moved") { Calendar = BusinessCalendar.AlwaysOpen() },
            new TimerFact(At("2024-01-09T13:00:00Z"), TimerFactKind.Complete, "Solved"),
            new TimerFact(At("2024-01-09T14:00:00Z"), TimerFactKind.Reopen, "Open again"),
            new TimerFact(At("2024-01-09T15:00:00Z"), TimerFactKind.Cancel, "merged"),
        ]).Value;
        Assert.Equal(
        [
            "2024-01-08T10:00:00Z Attached created 0/0 of 8",
            "2024-01-08T12:00:00Z Paused Pending 2/2 of 8",
            "2024-01-09T10:00:00Z Resumed Open 2/2 of 8",
            "2024-01-09T11:00:00Z Retargeted policy gold 3/3 of 4",
            "2024-01-09T11:00:00Z ThresholdReached 75 % 3/3 of 4",
            "2024-01-09T11:30:00Z CalendarChanged moved 3.5/3.5 of 4",
            "2024-01-09T12:00:00Z Breached target used up 4/4 of 4",
            "2024-01-09T13:00:00Z Fulfilled Solved 5/5 of 4",
            "2024-01-09T14:00:00Z Reopened Open again 5/5 of 4",
            "2024-01-09T15:00:00Z Cancelled merged 6/6 of 4",
        ], timer.Timeline(At("2024-01-10T00:00:00Z")).Select(static e => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{e.At} {e.Kind} {e.Cause} {e.Elapsed.TotalHours}/{e.ActualElapsed.TotalHours} of {e.Target.TotalHours}")));
        // Explained before the end, the ledger adds up to the target that held then.
        Assert.Equal(Duration.FromHours(8), timer.Explain(At("2024-01-09T10:30:00Z")).Total);
        Assert.Equal(Duration.FromHours(4), timer.Explain(At("2024-01-09T11:45:00Z")).Total);
    }

    [Fact]
    public void Timeline_OverTheNight_KeepsBusinessAndActualTimeApart()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T16:00:00Z"), new TimerTerms(Duration.FromHours(8), Office)).Apply(new TimerFact(At("2024-01-09T10:00:00Z"), TimerFactKind.Pause)).Value;
        TimerEvent paused = timer.Timeline(At("2024-01-09T10:00:00Z"))[^1];
        Assert.Equal((Duration.FromHours(2), Duration.FromHours(18), Duration.FromHours(6)), (paused.Elapsed, paused.ActualElapsed, paused.Remaining));
    }

    [Fact]
    public void Timeline_BreachedOnAttach_SaysSo()
    {
        TimerTerms terms = new(Duration.FromHours(1), Office) { Retroactive = new RetroactiveStart(At("2024-01-08T09:00:00Z"), []) };
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T12:00:00Z"), terms, "policy gold");
        Assert.Equal([(SlaEventKind.Attached, "policy gold"), (SlaEventKind.Breached, "on attach")], timer.Timeline(At("2024-01-08T12:00:00Z")).Select(static e => (e.Kind, e.Cause)));
        Assert.Throws<ArgumentOutOfRangeException>(() => timer.Timeline(At("2024-01-08T11:00:00Z")));
    }
}
