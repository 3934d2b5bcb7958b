using Crm.Primitives;
using Crm.Sla.Tests.Calendars;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Timers;

public sealed class SlaTimerTests
{
    private static readonly BusinessCalendar Office = NineToFive();
    private static readonly TimerTerms EightHours = new(Duration.FromHours(8), Office);

    [Fact]
    public void At_UsedUpAtClosing_IsDueThenAndBreachesAtTheNextOpening()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T09:00:00Z"), EightHours);
        SlaStatus evening = timer.At(At("2024-01-08T20:00:00Z"));
        Assert.Equal(At("2024-01-08T17:00:00Z"), evening.DueAt);
        Assert.Equal(At("2024-01-09T09:00:00Z"), evening.BreachesAt);
        Assert.Equal(100m, evening.Percent);
        Assert.False(evening.IsBreached);
        SlaStatus morning = timer.At(At("2024-01-09T09:00:00.0000001Z"));
        Assert.Equal(SlaOutcome.Breached, morning.Outcome);
        Assert.Equal(At("2024-01-09T09:00:00Z"), morning.BreachedAt);
    }

    [Fact]
    public void At_BreachAfterDue_JudgesByTheWallClock()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T09:00:00Z"), EightHours with { Breach = BreachPolicy.AfterDue });
        Assert.False(timer.At(At("2024-01-08T17:00:00Z")).IsBreached);
        Assert.Equal(At("2024-01-08T17:00:00Z"), timer.At(At("2024-01-08T17:00:01Z")).BreachedAt);
        SlaTimer answered = timer.Apply(new TimerFact(At("2024-01-08T20:00:00Z"), TimerFactKind.Complete)).Value;
        Assert.Equal(SlaOutcome.Breached, answered.At(At("2024-01-08T21:00:00Z")).Outcome);
    }

    [Fact]
    public void At_BreachAfterDuePausedAtTheDueInstant_IsBrokenWhenTheClockGoesOn()
    {
        SlaTimer paused = SlaTimer.Attach(At("2024-01-08T09:00:00Z"), EightHours with { Breach = BreachPolicy.AfterDue }).Apply(new TimerFact(At("2024-01-08T17:00:00Z"), TimerFactKind.Pause)).Value;
        Assert.Equal(SlaOutcome.Paused, paused.At(At("2024-01-09T09:00:00Z")).Outcome);
        SlaTimer resumed = paused.Apply(new TimerFact(At("2024-01-09T10:00:00Z"), TimerFactKind.Resume)).Value;
        Assert.False(resumed.At(At("2024-01-09T10:00:00Z")).IsBreached);
        Assert.Equal(At("2024-01-09T10:00:00Z"), resumed.At(At("2024-01-09T10:00:01Z")).BreachedAt);
    }

    [Fact]
    public void At_WhilePaused_HasNoDueDateButABudget()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T09:00:00Z"), EightHours).Apply(new TimerFact(At("2024-01-08T11:00:00Z"), TimerFactKind.Pause)).Value;
        SlaStatus status = timer.At(At("2024-01-12T11:00:00Z"));
        Assert.Null(status.DueAt);
        Assert.Null(status.BreachesAt);
        Assert.Equal(Duration.FromHours(6), status.Remaining);
        Assert.Equal(SlaOutcome.Paused, status.Outcome);
        Assert.Equal(At("2024-01-08T11:00:00Z"), status.PausedSince);
    }

    [Fact]
    public void At_AnEarlierInstant_ShowsWhatWasKnownThen()
    {
        SlaTimer timer = SlaTimer.Replay(EightHours,
        [
            new TimerFact(At("2024-01-08T09:00:00Z"), TimerFactKind.Attach),
            new TimerFact(At("2024-01-08T10:00:00Z"), TimerFactKind.Retarget) { Target = Duration.FromHours(2) },
            new TimerFact(At("2024-01-08T10:30:00Z"), TimerFactKind.Complete),
        ]).Value;
        Assert.Equal(Duration.FromHours(8), timer.At(At("2024-01-08T09:30:00Z")).Target);
        Assert.Equal(TimerStage.Running, timer.At(At("2024-01-08T10:00:00Z")).Stage);
        Assert.Equal(Duration.FromHours(2), timer.At(At("2024-01-08T10:00:00Z")).Target);
        Assert.Equal(SlaOutcome.Met, timer.At(At("2024-01-09T00:00:00Z")).Outcome);
    }

    [Fact]
    public void Apply_Retarget_KeepsWhatWasUsed()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T09:00:00Z"), EightHours)
            .Apply(new TimerFact(At("2024-01-08T12:00:00Z"), TimerFactKind.Retarget) { Target = Duration.FromHours(4) }).Value;
        Assert.Equal(At("2024-01-08T13:00:00Z"), timer.At(At("2024-01-08T12:00:00Z")).DueAt);
        SlaTimer shorter = timer.Apply(new TimerFact(At("2024-01-08T12:00:00Z"), TimerFactKind.Retarget) { Target = Duration.FromHours(1) }).Value;
        Assert.Equal(At("2024-01-08T10:00:00Z"), shorter.At(At("2024-01-08T12:00:00Z")).BreachedAt);
    }

    [Fact]
    public void Apply_ChangeCalendar_CountsEachPartOnItsOwn()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T16:00:00Z"), EightHours)
            .Apply(new TimerFact(At("2024-01-08T16:30:00Z"), TimerFactKind.ChangeCalendar) { Calendar = BusinessCalendar.AlwaysOpen() }).Value;
        Assert.Equal(At("2024-01-09T00:00:00Z"), timer.At(At("2024-01-08T16:30:00Z")).DueAt);
    }

    [Fact]
    public void Thresholds_OneHourLeft_IsCountedForwardOnTheCalendar()
    {
        TimerTerms terms = EightHours with { Thresholds = [SlaThreshold.AtPercent(50), SlaThreshold.Before(Duration.FromHours(1)), SlaThreshold.Before(-Duration.FromHours(1))] };
        SlaStatus status = SlaTimer.Attach(At("2024-01-05T09:30:00Z"), terms).At(At("2024-01-05T14:00:00Z"));
        Assert.Equal(At("2024-01-08T09:30:00Z"), status.DueAt);
        Assert.Equal(
            [(At("2024-01-05T13:30:00Z"), true), (At("2024-01-05T16:30:00Z"), false), (At("2024-01-08T10:30:00Z"), false)],
            status.Thresholds.Select(static t => (t.At!.Value, t.IsReached)));
    }

    [Fact]
    public void At_TargetOfZero_IsDueAtOnceAndBreachesWhenOpen()
    {
        SlaStatus status = SlaTimer.Attach(At("2024-01-06T09:00:00Z"), new TimerTerms(Duration.Zero, Office)).At(At("2024-01-06T10:00:00Z"));
        Assert.Equal(At("2024-01-06T09:00:00Z"), status.DueAt);
        Assert.Equal(At("2024-01-08T09:00:00Z"), status.BreachesAt);
        Assert.Null(status.Percent);
        Assert.False(status.IsBreached);
    }

    [Fact]
    public void At_CalendarThatNeverOpens_IsNeverDue()
    {
        BusinessCalendar never = new BusinessCalendarBuilder("never", "Etc/UTC").Compile().Value;
        SlaStatus status = SlaTimer.Attach(At("2024-01-06T09:00:00Z"), new TimerTerms(Duration.FromHours(1), never)).At(At("2024-02-06T10:00:00Z"));
        Assert.Null(status.DueAt);
        Assert.Null(status.BreachesAt);
        Assert.Equal(SlaOutcome.InProgress, status.Outcome);
    }

    [Theory]
    [InlineData(TimerFactKind.Resume, "sla.timer_fact_invalid")]
    [InlineData(TimerFactKind.Reopen, "sla.timer_fact_invalid")]
    [InlineData(TimerFactKind.Attach, "sla.timer_fact_invalid")]
    [InlineData(TimerFactKind.Retarget, "sla.timer_fact_incomplete")]
    [InlineData(TimerFactKind.ChangeCalendar, "sla.timer_fact_incomplete")]
    public void Apply_FactThatDoesNotFit_IsAnError(TimerFactKind kind, string code)
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T09:00:00Z"), EightHours);
        Assert.Equal(code, Assert.Single(timer.Apply(new TimerFact(At("2024-01-08T10:00:00Z"), kind)).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Apply_LateFact_IsAnErrorThatAsksForAReplay()
    {
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T09:00:00Z"), EightHours);
        Result<SlaTimer> late = timer.Apply(new TimerFact(At("2024-01-08T08:00:00Z"), TimerFactKind.Pause));
        Assert.Equal("sla.timer_fact_late", Assert.Single(late.ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Replay_FirstFactDoesNotAttach_IsAnError()
    {
        Assert.Equal("sla.timer_not_attached", Assert.Single(SlaTimer.Replay(EightHours, []).ValidationErrors).ErrorCode);
        Assert.Equal("sla.timer_not_attached",
            Assert.Single(SlaTimer.Replay(EightHours, [new TimerFact(At("2024-01-08T09:00:00Z"), TimerFactKind.Pause)]).ValidationErrors).ErrorCode);
    }
}
