using Crm.Primitives;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Office = NineToFive();

    [Fact]
    public void Add_TimeUsedUpAtClosing_HasTwoAnswers()
    {
        Instant monday = At("2024-01-08T09:00:00Z");
        Assert.Equal(At("2024-01-08T17:00:00Z"), Office.Add(monday, Duration.FromHours(8)).Instant);
        Assert.Equal(At("2024-01-09T09:00:00Z"), Office.Add(monday, Duration.FromHours(8), BoundaryPolicy.Latest).Instant);
    }

    [Fact]
    public void Subtract_TimeBeginsAtOpening_HasTwoAnswers()
    {
        Instant monday = At("2024-01-08T17:00:00Z");
        Assert.Equal(At("2024-01-08T09:00:00Z"), Office.Subtract(monday, Duration.FromHours(8)).Instant);
        Assert.Equal(At("2024-01-05T17:00:00Z"), Office.Subtract(monday, Duration.FromHours(8), BoundaryPolicy.Earliest).Instant);
    }

    [Fact]
    public void Between_FractionsOfSeconds_AreNotRounded() =>
        Assert.Equal(Duration.FromHours(8) - Duration.FromMilliseconds(50), Office.Between(At("2024-01-08T09:00:00.25Z"), At("2024-01-09T09:00:00.2Z")));

    [Theory]
    [InlineData("2024-01-08T08:59:59.9999999Z", false)]
    [InlineData("2024-01-08T09:00:00Z", true)]
    [InlineData("2024-01-08T16:59:59.9999999Z", true)]
    [InlineData("2024-01-08T17:00:00Z", false)]
    public void IsOpen_AtTheEdges_IncludesTheOpeningAndNotTheClosing(string at, bool open) => Assert.Equal(open, Office.IsOpen(At(at)));

    [Fact]
    public void NextAndPrevious_FromInsideAndOutside_FindTheNeighbouringEdges()
    {
        Instant inside = At("2024-01-08T12:00:00Z"), outside = At("2024-01-06T12:00:00Z");
        Assert.Equal(inside, Office.NextOpen(inside).Instant);
        Assert.Equal(At("2024-01-08T09:00:00Z"), Office.NextOpen(outside).Instant);
        Assert.Equal(At("2024-01-08T17:00:00Z"), Office.NextClose(inside).Instant);
        Assert.Equal(At("2024-01-08T17:00:00Z"), Office.NextClose(outside).Instant);
        Assert.Equal(At("2024-01-05T17:00:00Z"), Office.PreviousClose(inside).Instant);
        Assert.Equal(At("2024-01-05T17:00:00Z"), Office.PreviousClose(At("2024-01-05T17:00:00Z")).Instant);
    }

    [Fact]
    public void Schedules_LaterOneInEffect_ReplacesTheEarlierFromItsDate()
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder("changes", "Etc/UTC")
            .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00")
            .EffectiveFrom(new LocalDate(2024, 7, 1)).Weekly(BusinessCalendarBuilder.EveryDay, "08:00", "20:00").Compile().Value;
        Assert.Equal(Duration.FromHours(8), calendar.Between(At("2024-06-28T00:00:00Z"), At("2024-07-01T00:00:00Z")));
        Assert.Equal(Duration.FromHours(36), calendar.Between(At("2024-07-05T00:00:00Z"), At("2024-07-08T00:00:00Z")));
    }

    [Fact]
    public void Cycle_OfTwoWeeks_AlternatesFromItsStart()
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder("shifts", "Etc/UTC").Cycle(2, new LocalDate(2024, 1, 3))
            .Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("06:00", "14:00")).Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("14:00", "24:00"), week: 1).Compile().Value;
        Assert.True(calendar.IsOpen(At("2024-01-01T07:00:00Z")));
        Assert.False(calendar.IsOpen(At("2024-01-08T07:00:00Z")));
        Assert.True(calendar.IsOpen(At("2024-01-08T23:59:59Z")));
        Assert.True(calendar.IsOpen(At("2023-12-25T15:00:00Z")));
    }

    [Fact]
    public void Overrides_OnAHoliday_Win()
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder("shop", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00")
            .Holidays(new LocalDate(2024, 12, 24), new LocalDate(2024, 12, 25)).Override(new LocalDate(2024, 12, 24), LocalTimeWindow.Parse("09:00", "12:00")).Compile().Value;
        Assert.Equal(Duration.FromHours(3), calendar.Between(At("2024-12-24T00:00:00Z"), At("2024-12-26T00:00:00Z")));
        Assert.Contains(calendar.Diagnostics, static d => d is { ErrorCode: "sla.override_on_holiday", Severity: Severity.Info });
    }

    [Fact]
    public void Union_OfThreeOffices_FollowsTheSun()
    {
        BusinessCalendar sun = NineToFive("Asia/Shanghai").Union(NineToFive("Europe/Berlin")).Union(NineToFive("America/Los_Angeles"));
        // Winter: Shanghai 01-09, Berlin 08-16, Los Angeles 17-01 UTC. One hour is open to none.
        Assert.Equal(Duration.FromHours(23), sun.Between(At("2024-01-09T01:00:00Z"), At("2024-01-10T01:00:00Z")));
        Assert.False(sun.IsOpen(At("2024-01-09T16:30:00Z")));
    }

    [Fact]
    public void NeverOpen_EveryQuestion_AnswersNever()
    {
        BusinessCalendar never = new BusinessCalendarBuilder("never", "Etc/UTC").Compile().Value;
        Instant now = At("2024-01-09T01:00:00Z");
        Assert.True(never.IsNeverOpen);
        Assert.Contains(never.Diagnostics, static d => d.ErrorCode == "sla.never_open");
        Assert.True(never.Add(now, Duration.FromHours(1)).IsNever);
        Assert.True(never.Subtract(now, Duration.FromHours(1)).IsNever);
        Assert.True(never.NextOpen(now).IsNever);
        Assert.True(never.NextClose(now).IsNever);
        Assert.True(never.PreviousClose(now).IsNever);
        Assert.True(never.AddBusinessDays(now, 1).IsNever);
        Assert.Equal(now, never.Add(now, Duration.Zero).Instant);
    }

    [Fact]
    public void HoursThatEnd_MoreTimeThanIsLeft_IsNever()
    {
        BusinessCalendar ends = new BusinessCalendarBuilder("ends", "Etc/UTC").EffectiveFrom(new LocalDate(2024, 1, 8), new LocalDate(2024, 1, 10))
            .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Compile().Value;
        Instant start = At("2024-01-01T00:00:00Z");
        Assert.Equal(At("2024-01-09T17:00:00Z"), ends.Add(start, Duration.FromHours(16)).Instant);
        Assert.True(ends.Add(start, Duration.FromHours(16), BoundaryPolicy.Latest).IsNever);
        Assert.True(ends.Add(start, Duration.FromHours(17)).IsNever);
    }

    [Fact]
    public void AlwaysOpen_BusinessTime_IsRealTimeEvenDecadesBeyondTheLayout()
    {
        BusinessCalendar always = BusinessCalendar.AlwaysOpen();
        Instant now = At("2024-01-09T01:00:00Z");
        Assert.Equal(now + Duration.FromDays(50_000), always.Add(now, Duration.FromDays(50_000), BoundaryPolicy.Latest).Instant);
        Assert.Equal(now - Duration.FromDays(40_000), always.Subtract(now, Duration.FromDays(40_000)).Instant);
        Assert.True(always.NextClose(now).IsNever);
    }

    [Fact]
    public void Batches_OfManyPairs_AnswerAsOneByOne()
    {
        Instant[] from = [.. Enumerable.Range(0, 500).Select(static i => Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromMinutes(i * 37))];
        Instant[] to = [.. from.Select(static (f, i) => f + Duration.FromHours(i))];
        Duration[] amounts = [.. from.Select(static (_, i) => Duration.FromMinutes(i))];
        Duration[] between = new Duration[500];
        Moment[] added = new Moment[500], subtracted = new Moment[500];
        Office.Between(from, to, between);
        foreach (BoundaryPolicy policy in Enum.GetValues<BoundaryPolicy>())
        {
            Office.Add(from, amounts, added, policy);
            Office.Subtract(from, amounts, subtracted, policy);
            for (int i = 0; i < 500; i++)
            {
                Assert.Equal(Office.Between(from[i], to[i]), between[i]);
                Assert.Equal(Office.Add(from[i], amounts[i], policy), added[i]);
                Assert.Equal(Office.Subtract(from[i], amounts[i], policy), subtracted[i]);
            }
        }

        Assert.Throws<ArgumentException>(() => Office.Between(from, to.AsSpan(1), between));
        Assert.Throws<ArgumentException>(() => Office.Add(from, amounts, added.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => Office.Subtract(from, amounts.AsSpan(1), added));
    }

    [Fact]
    public void Crowded_ThousandsOfClosuresInADay_IsStillExact()
    {
        BusinessCalendarBuilder builder = new BusinessCalendarBuilder("crowded", "Etc/UTC").Weekly(BusinessCalendarBuilder.EveryDay, "00:00", "24:00");
        Instant day = At("2024-01-09T00:00:00Z");
        for (int i = 0; i < 5_000; i++) builder.Close(day + Duration.FromSeconds(i * 10), day + Duration.FromSeconds((i * 10) + 5));
        BusinessCalendar calendar = builder.Compile().Value;
        Assert.Equal(Duration.FromSeconds(25_000), calendar.Between(day, day + Duration.FromSeconds(50_000)));
        Assert.Equal(day + Duration.FromSeconds(40_000), calendar.Add(day, Duration.FromSeconds(20_000)).Instant);
        Assert.Equal(day + Duration.FromSeconds(40_005), calendar.Add(day, Duration.FromSeconds(20_000), BoundaryPolicy.Latest).Instant);
    }
}
