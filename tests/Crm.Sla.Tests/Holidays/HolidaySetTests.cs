using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
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

    [Fact]
    public void Observed_AnyFixedHolidayAndYear_IsWhereItsRuleSays() => Law.Holds(
        from month in Gen.Choose(1, 12) from day in Gen.Choose(1, 31) from year in Gen.Choose(1970, 2060) from rule in Gen.Elements(Enum.GetValues<ObservedRule>()) select (month, day, year, rule),
        static x =>
        {
            FixedHoliday holiday = new("h", x.month, x.day) { Observed = x.rule };
            if (holiday.DateIn(x.year) is not LocalDate date) return holiday.ObservedIn(x.year) is null;
            LocalDate observed = holiday.ObservedIn(x.year)!.Value;
            HolidayDate[] listed = [.. new HolidaySet("s") { Rules = [holiday] }.Between(date.PlusDays(-3), date.PlusDays(3))];
            int moved = Period.DaysBetween(date, observed);
            // Also over the year: the first of January on a Saturday is observed in December, the last of December on a Sunday in January.
            return listed.Contains(new HolidayDate(date, "h")) && (observed == date ? listed.Length == 1 : listed.Length == 2 && listed.Contains(new HolidayDate(observed, "h", IsObserved: true)))
                && moved == (x.rule, date.DayOfWeek) switch
                {
                    (ObservedRule.None, _) or (_, < IsoDayOfWeek.Saturday) => 0,
                    (ObservedRule.NearestWeekday, IsoDayOfWeek.Saturday) => -1,
                    (ObservedRule.NextMonday or ObservedRule.NextFreeWeekday, IsoDayOfWeek.Saturday) => 2,
                    _ => 1,
                };
        });

    [Fact]
    public void Between_SetsWithNextFreeWeekday_GiveEachHolidayADayOfItsOwnAlsoOverTheYear() => Law.Holds(
        from days in Gen.Choose(1, 366).ListOf(6) from atTheTurn in Gen.Elements<int[]>([], [1, 365], [1, 2, 364, 365, 366]) from year in Gen.Choose(1970, 2060) select (days: days.Concat(atTheTurn).Distinct(), year),
        static x =>
        {
            HolidayRule[] rules = [.. x.days.Select(static d => new LocalDate(2024, 1, 1).PlusDays(d - 1)).Select(static d => new FixedHoliday($"{d.Month}-{d.Day}", d.Month, d.Day) { Observed = ObservedRule.NextFreeWeekday })];
            IReadOnlyList<HolidayDate> listed = new HolidaySet("s") { Rules = [.. rules] }.Between(new LocalDate(x.year, 1, 1), new LocalDate(x.year + 1, 12, 31));
            int nominal = listed.Count(static d => !d.IsObserved), weekends = listed.Count(static d => !d.IsObserved && d.Date.DayOfWeek >= IsoDayOfWeek.Saturday);
            int before = rules.Count(r => r.DateIn(x.year - 1) is LocalDate d && d.DayOfWeek >= IsoDayOfWeek.Saturday && listed.Any(l => l.IsObserved && l.Name == r.Name && l.Date.Year == x.year && Period.DaysBetween(d, l.Date) < 60));
            int after = rules.Count(r => r.DateIn(x.year + 1) is LocalDate d && d.DayOfWeek >= IsoDayOfWeek.Saturday && !listed.Any(l => l.IsObserved && l.Name == r.Name && l.Date > d));
            // No two on one day: each that falls on a weekend has a working day besides.
            return nominal == rules.Sum(r => (r.DateIn(x.year) is null ? 0 : 1) + (r.DateIn(x.year + 1) is null ? 0 : 1))
                && listed.Count - nominal == weekends + before - after
                && listed.Where(static d => d.IsObserved).All(static d => d.Date.DayOfWeek < IsoDayOfWeek.Saturday);
        }, 300);

    [Fact]
    public void Between_LastAndFirstDayOfTheYearOnOneWeekend_TakeMondayAndTuesday()
    {
        HolidaySet turn = new("turn") { Rules = [new FixedHoliday("New Year's Day", 1, 1) { Observed = ObservedRule.NextFreeWeekday }, new FixedHoliday("New Year's Eve", 12, 31) { Observed = ObservedRule.NextFreeWeekday }] };
        Assert.Equal(
            [new HolidayDate(new LocalDate(2023, 1, 1), "New Year's Day"), new HolidayDate(new LocalDate(2023, 1, 2), "New Year's Eve", true), new HolidayDate(new LocalDate(2023, 1, 3), "New Year's Day", true)],
            turn.Between(new LocalDate(2023, 1, 1), new LocalDate(2023, 1, 31)));
    }

    [Fact]
    public void Between_AnySpan_IsThePartOfALongerOne() => Law.Holds(
        from rules in SomeRules from first in Calendars.SomeCalendars.Dates from days in Gen.Choose(0, 900) select (rules, first, days), static x =>
        {
            HolidaySet set = new("s") { Rules = [.. x.rules] };
            LocalDate last = x.first.PlusDays(x.days);
            return set.Between(x.first, last).SequenceEqual(set.Between(x.first.PlusYears(-4), last.PlusYears(4)).Where(d => d.Date >= x.first && d.Date <= last));
        }, 200);

    private static Gen<List<HolidayRule>> SomeRules => Calendars.SomeCalendars.Rules.ListOf(10).Select(static r => r.ToList());
}
