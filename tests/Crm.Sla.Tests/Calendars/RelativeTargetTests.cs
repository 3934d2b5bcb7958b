using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Calendars;

public sealed class RelativeTargetTests
{
    private static readonly LocalTime Four = new(16, 0);

    /// <summary>Monday to Friday 09:00-12:00 and 13:00-17:00; Wednesday 2024-01-10 is a holiday, Thursday 2024-01-11 closes at noon.</summary>
    private static readonly BusinessCalendar Office = new BusinessCalendarBuilder("office", "Etc/UTC")
        .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "12:00").Weekly(BusinessCalendarBuilder.MondayToFriday, "13:00", "17:00")
        .Holidays(new LocalDate(2024, 1, 10)).Override(new LocalDate(2024, 1, 11), LocalTimeWindow.Parse("09:00", "12:00")).Compile().Value;

    [Theory]
    [InlineData("2024-01-05T10:00:00Z", 1, "16:00", "2024-01-08T16:00:00Z")] // Friday: Monday
    [InlineData("2024-01-05T23:59:59Z", 1, "16:00", "2024-01-08T16:00:00Z")] // Friday night is still Friday
    [InlineData("2024-01-06T10:00:00Z", 1, "16:00", "2024-01-08T16:00:00Z")] // Saturday: Monday is the next
    [InlineData("2024-01-08T03:00:00Z", 1, "16:00", "2024-01-09T16:00:00Z")] // before opening: Monday itself is not counted
    [InlineData("2024-01-09T10:00:00Z", 1, "16:00", "2024-01-11T12:00:00Z")] // over the holiday, to a day that closes at noon
    [InlineData("2024-01-08T10:00:00Z", 2, null, "2024-01-11T12:00:00Z")] // close of business two days later: the short day counts in full
    [InlineData("2024-01-08T10:00:00Z", 1, null, "2024-01-09T17:00:00Z")]
    [InlineData("2024-01-08T10:00:00Z", 1, "12:30", "2024-01-09T12:00:00Z")] // in the lunch break: its beginning
    [InlineData("2024-01-08T10:00:00Z", 1, "08:00", "2024-01-09T09:00:00Z")] // before the opening: the opening
    [InlineData("2024-01-08T10:00:00Z", 1, "17:00", "2024-01-09T17:00:00Z")]
    [InlineData("2024-01-08T10:00:00Z", 0, null, "2024-01-08T17:00:00Z")] // today
    [InlineData("2024-01-08T17:00:00Z", 0, null, "2024-01-09T17:00:00Z")] // today is over
    [InlineData("2024-01-06T10:00:00Z", 0, null, "2024-01-08T17:00:00Z")] // no day today
    public void DueAt_BusinessDaysAndATimeOfDay_IsThere(string start, int days, string? time, string due) =>
        Assert.Equal(At(due), new RelativeTarget(days, Time(time)).DueAt(Office, At(start)).Instant);

    [Theory]
    [InlineData("2024-01-08T14:59:59Z", RelativeStart.Date, "2024-01-09T16:00:00Z")]
    [InlineData("2024-01-08T15:00:00Z", RelativeStart.Date, "2024-01-11T12:00:00Z")] // from the cut-off on it is a call of Tuesday
    [InlineData("2024-01-06T20:00:00Z", RelativeStart.Date, "2024-01-08T16:00:00Z")] // a day off has no cut-off
    [InlineData("2024-01-06T20:00:00Z", RelativeStart.BusinessDay, "2024-01-09T16:00:00Z")] // a call on Saturday is a call of Monday
    public void DueAt_WithACutOff_BeginsOnTheNextBusinessDay(string start, RelativeStart countFrom, string due) =>
        Assert.Equal(At(due), (RelativeTarget.NextBusinessDay(Four) with { CutOff = new LocalTime(15, 0), CountFrom = countFrom }).DueAt(Office, At(start)).Instant);

    [Fact]
    public void DueAt_NightShift_ClosesOnTheDayAfter()
    {
        BusinessCalendar nights = new BusinessCalendarBuilder("nights", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "22:00", "06:00").Compile().Value;
        Assert.Equal(At("2024-01-10T06:00:00Z"), RelativeTarget.CloseOfBusiness(1).DueAt(nights, At("2024-01-08T23:00:00Z")).Instant);
        // By noon of Tuesday: Monday's shift is the last that is there.
        Assert.Equal(At("2024-01-09T06:00:00Z"), RelativeTarget.NextBusinessDay(new LocalTime(12, 0)).DueAt(nights, At("2024-01-08T23:00:00Z")).Instant);
    }

    [Fact]
    public void DueAt_OpenAllRound_EndsAtMidnightAndInTheGapAtItsEnd()
    {
        BusinessCalendar always = new BusinessCalendarBuilder("24x7", "America/New_York").Weekly(BusinessCalendarBuilder.EveryDay, "00:00", "24:00").Compile().Value;
        Assert.Equal(At("2024-01-10T05:00:00Z"), RelativeTarget.CloseOfBusiness(1).DueAt(always, At("2024-01-08T12:00:00Z")).Instant);
        Assert.Equal(At("2024-03-10T07:00:00Z"), RelativeTarget.NextBusinessDay(new LocalTime(2, 30)).DueAt(always, At("2024-03-09T12:00:00Z")).Instant);
    }

    [Fact]
    public void DueAt_CalendarWithoutThatManyDays_IsNever()
    {
        BusinessCalendar ends = new BusinessCalendarBuilder("ends", "Etc/UTC").EffectiveFrom(new LocalDate(2024, 1, 8), new LocalDate(2024, 1, 10))
            .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Compile().Value;
        Assert.Equal(At("2024-01-09T16:00:00Z"), RelativeTarget.NextBusinessDay(Four).DueAt(ends, At("2024-01-08T10:00:00Z")).Instant);
        Assert.True(RelativeTarget.NextBusinessDay(Four).DueAt(ends, At("2024-01-09T10:00:00Z")).IsNever);
        Assert.False(RelativeTarget.NextBusinessDay(Four).TryGetOpenTime(ends, At("2024-01-09T10:00:00Z"), out _));
    }

    [Fact]
    public void TryGetOpenTime_NextBusinessDay_IsWhatATimerCounts()
    {
        Instant friday = At("2024-01-05T15:00:00Z");
        Assert.True(RelativeTarget.NextBusinessDay(Four).TryGetOpenTime(Office, friday, out Duration open));
        Assert.Equal(Duration.FromHours(8), open);
        // Paused from Monday 10:00 to Tuesday 10:00, it is due a business day later.
        Assert.Equal(At("2024-01-09T16:00:00Z"), Office.Add(At("2024-01-09T10:00:00Z"), open - Office.Between(friday, At("2024-01-08T10:00:00Z"))).Instant);
    }

    [Fact]
    public void DueAt_AnyCalendar_IsOnTheNthDayOfTheNaiveWalkAndBetweenTheTwoAnswers() => Law.Holds(
        from d in Compiled
        from start in Instants
        from n in Gen.Choose(1, 40)
        from minute in Gen.Choose(0, 1439)
        select (d, start, n, target: new RelativeTarget(n, LocalTime.FromMinutesSinceMidnight(minute))), static x =>
    {
        BusinessCalendar calendar = x.d.Calendar;
        LocalDate from = x.start.InZone(calendar.Zone).Date;
        if (new CalendarOracle(x.d.Definition).Walk(from, x.n) is not LocalDate day) return true;
        Instant due = x.target.DueAt(calendar, x.start).Instant, asked = ZoneMap.FirstInstantAt(calendar.Zone, day + x.target.Time!.Value);
        bool isTimed = x.target.TryGetOpenTime(calendar, x.start, out Duration open);
        return due >= x.start && isTimed
            && (calendar.IsOpen(asked) ? due == Instant.Max(asked, x.start) : calendar.Between(due, asked) == Duration.Zero || due == x.start)
            && calendar.Add(x.start, open).Instant <= due && due <= calendar.Add(x.start, open, BoundaryPolicy.Latest).Instant;
    }, 100);

    [Fact]
    public void ToString_SaysIt() =>
        Assert.Equal(["1 business day, 16:00", "2 business days, close of business"], new[] { RelativeTarget.NextBusinessDay(Four).ToString(), RelativeTarget.CloseOfBusiness(2).ToString() });

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Problem_NumberOfDaysOutOfRange_IsACodedError(int days) =>
        Assert.Equal(("/target/businessDays", "sla.relative_days_invalid"), new RelativeTarget(days).Problem("/target") is ValidationError e ? (e.Identifier, e.ErrorCode) : default);

    private static LocalTime? Time(string? text) => text is null ? null : LocalTimeWindow.Parse(text, text).Open;
}
