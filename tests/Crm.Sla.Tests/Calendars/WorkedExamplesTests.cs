using Crm.Primitives;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Calendars;

/// <summary>The worked numbers of docs/sla.md, part 1, that no other test holds. The next business day is in <see cref="RelativeTargetTests"/>.</summary>
public sealed class WorkedExamplesTests
{
    private static readonly BusinessCalendar Office = NineToFive();

    [Fact]
    public void TwoAnswers_OfTheTable_AreThese()
    {
        // 2024-01-08 is a Monday.
        Assert.Equal(("2024-01-08T17:00:00Z", "2024-01-09T09:00:00Z"), Both(p => Office.Add(At("2024-01-08T09:00:00Z"), Duration.FromHours(8), p)));
        Assert.Equal(("2024-01-05T17:00:00Z", "2024-01-08T09:00:00Z"), Both(p => Office.Subtract(At("2024-01-08T17:00:00Z"), Duration.FromHours(8), p)));
        Assert.Equal(("2024-01-06T12:00:00Z", "2024-01-08T09:00:00Z"), Both(p => Office.Add(At("2024-01-06T12:00:00Z"), Duration.Zero, p)));
    }

    [Theory]
    [InlineData("00:00", "24:00", 23, 25)]
    [InlineData("01:00", "05:00", 3, 5)]
    [InlineData("02:10", "02:50", 0, 2 / 3.0)]
    [InlineData("02:30", "04:00", 1, 1.5)]
    [InlineData("01:30", "04:00", 1.5, 3.5)]
    [InlineData("00:00", "01:30", 1.5, 1.5)]
    public void TheTwoNights_InNewYork_CountSoManyHours(string open, string close, double spring, double autumn)
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder("night", "America/New_York").Weekly(BusinessCalendarBuilder.EveryDay, open, close).Compile().Value;
        Assert.Equal(spring, calendar.Between(At("2024-03-10T05:00:00Z"), At("2024-03-11T04:00:00Z")).TotalHours, 9);
        Assert.Equal(autumn, calendar.Between(At("2024-11-03T04:00:00Z"), At("2024-11-04T05:00:00Z")).TotalHours, 9);
    }

    [Fact]
    public void HolidayWithHoursOfItsOwn_CountsThem()
    {
        BusinessCalendar shop = new BusinessCalendarBuilder("shop", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00")
            .Holidays(new LocalDate(2024, 12, 24), new LocalDate(2024, 12, 25)).Override(new LocalDate(2024, 12, 24), LocalTimeWindow.Parse("09:00", "12:00")).Compile().Value;
        Assert.Equal(Duration.FromHours(2), shop.Between(At("2024-12-24T10:00:00Z"), At("2024-12-25T00:00:00Z")));
        Assert.Equal(At("2024-12-26T11:00:00Z"), shop.Add(At("2024-12-24T10:00:00Z"), Duration.FromHours(4)).Instant);
    }

    [Fact]
    public void NightShiftBeforeAHoliday_IsWorkedToItsEnd()
    {
        // Thursday 2024-01-11 is the holiday.
        BusinessCalendar nights = new BusinessCalendarBuilder("nights", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "22:00", "06:00")
            .Holidays(new LocalDate(2024, 1, 11)).Compile().Value;
        Assert.Equal(Duration.FromHours(6), nights.Between(At("2024-01-11T00:00:00Z"), At("2024-01-12T00:00:00Z")));
        Assert.Equal(At("2024-01-12T22:00:00Z"), nights.NextOpen(At("2024-01-11T06:00:00Z")).Instant);
    }

    [Fact]
    public void TwoBusinessDaysAfterFridayEvening_AreTuesdayAndRoll()
    {
        Instant friday = At("2024-01-05T20:00:00Z");
        Assert.Equal(["2024-01-09T20:00:00Z", "2024-01-10T09:00:00Z", "2024-01-09T17:00:00Z"],
            new[] { Roll.None, Roll.Following, Roll.Preceding }.Select(roll => Office.AddBusinessDays(friday, 2, roll).ToString()));
    }

    private static (string Earliest, string Latest) Both(Func<BoundaryPolicy, Moment> answer) => (answer(BoundaryPolicy.Earliest).ToString(), answer(BoundaryPolicy.Latest).ToString());
}
