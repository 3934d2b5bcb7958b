using NodaTime;

namespace Crm.Sla.Tests.Holidays;

public sealed class HolidaySetTests
{
    [Fact]
    public void Between_NewYearOnSaturday_IsObservedInTheYearBefore()
    {
        IReadOnlyList<HolidayDate> days = CountryHolidays.Find("US")!.Between(new LocalDate(2021, 12, 26), new LocalDate(2022, 1, 2));
        Assert.Equal([new HolidayDate(new LocalDate(2021, 12, 31), "New Year's Day", true), new HolidayDate(new LocalDate(2022, 1, 1), "New Year's Day")], days);
    }

    [Fact]
    public void Between_TwoHolidaysOnOneWeekend_TakeTheNextFreeWeekdays()
    {
        LocalDate[] days = [.. CountryHolidays.Find("GB")!.Between(new LocalDate(2021, 12, 20), new LocalDate(2021, 12, 31)).Select(static h => h.Date)];
        Assert.Equal([new LocalDate(2021, 12, 25), new LocalDate(2021, 12, 26), new LocalDate(2021, 12, 27), new LocalDate(2021, 12, 28)], days);
    }

    [Fact]
    public void Between_DayMovedByDecree_IsOnItsOtherDate()
    {
        LocalDate[] days = [.. CountryHolidays.Find("GB")!.Between(new LocalDate(2020, 5, 1), new LocalDate(2020, 5, 15)).Select(static h => h.Date)];
        Assert.Equal([new LocalDate(2020, 5, 8)], days);
    }

    [Fact]
    public void EasterSunday_EveryYearToTheYear3000_IsASundayFromMarch22ToApril25()
    {
        for (int year = 1583; year <= 3000; year++)
        {
            LocalDate easter = EasterHoliday.EasterSunday(year);
            Assert.Equal(IsoDayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new LocalDate(year, 3, 22), new LocalDate(year, 4, 25));
        }
    }

    [Fact]
    public void NthWeekday_FifthMonday_IsMissingInMonthsWithoutOne()
    {
        NthWeekdayHoliday fifth = new("fifth", 2, IsoDayOfWeek.Thursday, 5);
        Assert.Equal(new LocalDate(2024, 2, 29), fifth.DateIn(2024));
        Assert.Null(fifth.DateIn(2023));
        Assert.Equal(new LocalDate(2024, 11, 29), (new NthWeekdayHoliday("after", 11, IsoDayOfWeek.Thursday, 4) { OffsetDays = 1 }).DateIn(2024));
    }
}
