using Crm.Primitives;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Timers;

/// <summary>Targets that are a moment: the next business day at 16:00. 2024-01-08 is a Monday.</summary>
public sealed class TargetTimeTests
{
    private static readonly BusinessCalendar Office = NineToFive();
    private static readonly RelativeTarget NextDay = RelativeTarget.NextBusinessDay(new LocalTime(16, 0));
    private static readonly TimerTerms Terms = new(NextDay, Office);

    [Theory]
    [InlineData("2024-01-08T10:00:00Z", "2024-01-09T16:00:00Z")]
    [InlineData("2024-01-08T23:00:00Z", "2024-01-09T16:00:00Z")]
    [InlineData("2024-01-05T11:00:00Z", "2024-01-08T16:00:00Z")]
    [InlineData("2024-01-06T11:00:00Z", "2024-01-08T16:00:00Z")]
    public void At_NextBusinessDay_IsDueAtTheTimeOfDay(string start, string due)
    {
        SlaTimer timer = SlaTimer.Attach(At(start), Terms);
        Assert.Equal(At(due), timer.At(At(start)).DueAt);
        Assert.Equal(timer.Target, timer.Explain(At(start)).Total);
    }

    [Fact]
    public void Pause_NextBusinessDay_MovesByTheBusinessTimeThatWasLeft()
    {
        // Monday 10:00, due Tuesday 16:00: fourteen business hours. Paused on Tuesday at 14:00 with two left, resumed on Wednesday at 11:00.
        SlaTimer paused = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), Terms).Apply(new TimerFact(At("2024-01-09T14:00:00Z"), TimerFactKind.Pause)).Value;
        SlaStatus waiting = paused.At(At("2024-01-09T20:00:00Z"));
        Assert.Null(waiting.DueAt);
        Assert.Equal(Duration.FromHours(2), waiting.Remaining);
        SlaStatus resumed = paused.Apply(new TimerFact(At("2024-01-10T11:00:00Z"), TimerFactKind.Resume)).Value.At(At("2024-01-10T11:00:00Z"));
        Assert.Equal(At("2024-01-10T13:00:00Z"), resumed.DueAt);
        Assert.Equal(Duration.FromHours(14), resumed.Target);
    }

    [Fact]
    public void At_MomentOutsideOpeningHours_IsShownAtTheClosingAndBreachesAtTheOpening()
    {
        SlaStatus status = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), new TimerTerms(RelativeTarget.NextBusinessDay(new LocalTime(18, 0)), Office)).At(At("2024-01-08T10:00:00Z"));
        Assert.Equal(At("2024-01-09T17:00:00Z"), status.DueAt);
        Assert.Equal(At("2024-01-10T09:00:00Z"), status.BreachesAt);
        SlaStatus lunch = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), new TimerTerms(RelativeTarget.NextBusinessDay(new LocalTime(12, 30)), new BusinessCalendarBuilder("lunch", "Etc/UTC")
            .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "12:00").Weekly(BusinessCalendarBuilder.MondayToFriday, "13:00", "17:00").Compile().Value)).At(At("2024-01-08T10:00:00Z"));
        Assert.Equal((At("2024-01-09T12:00:00Z"), At("2024-01-09T13:00:00Z")), (lunch.DueAt, lunch.BreachesAt));
    }

    [Fact]
    public void Retarget_BetweenBothKinds_KeepsWhatWasUsedAndCountsFromTheStart()
    {
        SlaTimer eight = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), new TimerTerms(Duration.FromHours(8), Office));
        SlaTimer relative = eight.Apply(new TimerFact(At("2024-01-08T15:00:00Z"), TimerFactKind.Retarget) { Target = NextDay }).Value;
        Assert.Equal(At("2024-01-09T16:00:00Z"), relative.At(At("2024-01-08T15:00:00Z")).DueAt);
        SlaTimer back = relative.Apply(new TimerFact(At("2024-01-08T16:00:00Z"), TimerFactKind.Retarget) { Target = Duration.FromHours(8) }).Value;
        Assert.Equal(At("2024-01-09T10:00:00Z"), back.At(At("2024-01-08T16:00:00Z")).DueAt);
        Assert.Equal(Duration.FromHours(14), back.At(At("2024-01-08T15:30:00Z")).Target);
    }

    [Fact]
    public void Retroactive_NextBusinessDay_CountsFromTheRetroactiveStart()
    {
        // Created on Friday, promised on Monday: the next business day is that of Friday.
        TimerTerms terms = Terms with { Retroactive = new RetroactiveStart(At("2024-01-05T15:00:00Z"), []) };
        SlaStatus status = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), terms).At(At("2024-01-08T10:00:00Z"));
        Assert.Equal(At("2024-01-08T16:00:00Z"), status.DueAt);
        Assert.True(SlaTimer.Attach(At("2024-01-08T16:30:00Z"), terms).At(At("2024-01-08T16:30:00Z")).BreachedOnAttach);
    }

    [Fact]
    public void Reopen_NextBusinessDay_GoesOnWithWhatWasLeft()
    {
        SlaTimer reopened = SlaTimer.Replay(Terms,
        [
            new TimerFact(At("2024-01-08T10:00:00Z"), TimerFactKind.Attach), new TimerFact(At("2024-01-09T15:00:00Z"), TimerFactKind.Complete),
            new TimerFact(At("2024-01-12T16:30:00Z"), TimerFactKind.Reopen),
        ]).Value;
        Assert.Equal(At("2024-01-15T09:30:00Z"), reopened.At(At("2024-01-12T16:30:00Z")).DueAt);
    }

    [Fact]
    public void Thresholds_NextBusinessDay_AreCountedForwardOnTheCalendar()
    {
        // Fourteen business hours from Monday 10:00: half of them at 17:00, one hour left at 15:00, one hour over on Wednesday.
        SlaStatus status = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), Terms with
        {
            Thresholds = [SlaThreshold.AtPercent(50), SlaThreshold.Before(Duration.FromHours(1)), SlaThreshold.After(Duration.FromHours(2))],
        }).At(At("2024-01-08T10:00:00Z"));
        Assert.Equal([At("2024-01-08T17:00:00Z"), At("2024-01-09T15:00:00Z"), At("2024-01-10T10:00:00Z")], status.Thresholds.Select(static t => t.At!.Value));
    }

    [Fact]
    public void ChangeCalendar_NextBusinessDay_IsReadOnTheNewOne()
    {
        BusinessCalendar holiday = new BusinessCalendarBuilder("9-5", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Holidays(new LocalDate(2024, 1, 9)).Compile().Value;
        SlaTimer timer = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), Terms).Apply(new TimerFact(At("2024-01-08T12:00:00Z"), TimerFactKind.ChangeCalendar) { Calendar = holiday }).Value;
        Assert.Equal(At("2024-01-10T16:00:00Z"), timer.At(At("2024-01-08T12:00:00Z")).DueAt);
        Assert.Equal([Duration.FromHours(14), Duration.FromHours(14)], timer.Timeline(At("2024-01-08T12:00:00Z")).Select(static e => e.Target));
    }

    [Fact]
    public void Attach_CalendarWithoutBusinessDays_IsNeverDue()
    {
        BusinessCalendar never = new BusinessCalendarBuilder("never", "Etc/UTC").Compile().Value;
        SlaStatus status = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), new TimerTerms(NextDay, never) { Thresholds = [SlaThreshold.AtPercent(10_000)] }).At(At("2024-01-09T10:00:00Z"));
        Assert.Equal(TargetTime.Longest, status.Target);
        Assert.Null(status.DueAt);
        Assert.Null(status.BreachesAt);
        Assert.Equal(0m, status.Percent);
    }

    [Fact]
    public void Attach_TargetBeyondTheLongest_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SlaTimer.Attach(At("2024-01-08T10:00:00Z"), new TimerTerms(TargetTime.Longest + Duration.Epsilon, Office)));
        Result<SlaTimer> retargeted = SlaTimer.Attach(At("2024-01-08T10:00:00Z"), Terms).Apply(new TimerFact(At("2024-01-08T10:00:00Z"), TimerFactKind.Retarget) { Target = -Duration.Epsilon });
        Assert.Equal("sla.timer_fact_incomplete", Assert.Single(retargeted.ValidationErrors).ErrorCode);
    }
}
