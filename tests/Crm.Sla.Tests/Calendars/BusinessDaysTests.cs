using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Calendars;

public sealed class BusinessDaysTests
{
    private static readonly BusinessCalendar Office = NineToFive();

    [Fact]
    public void AddBusinessDays_ClosedAtThatTimeOfDay_Rolls()
    {
        Instant fridayEvening = At("2024-01-05T20:00:00Z");
        Assert.Equal(At("2024-01-09T09:00:00Z"), Office.AddBusinessDays(fridayEvening, 1).Instant);
        Assert.Equal(At("2024-01-08T20:00:00Z"), Office.AddBusinessDays(fridayEvening, 1, Roll.None).Instant);
        Assert.Equal(At("2024-01-08T17:00:00Z"), Office.AddBusinessDays(fridayEvening, 1, Roll.Preceding).Instant);
        Assert.Equal(At("2024-01-04T17:00:00Z"), Office.AddBusinessDays(fridayEvening, -1, Roll.Preceding).Instant);
    }

    [Fact]
    public void TryAddBusinessDays_AnyDefinitionAndNumber_IsTheNaiveWalk() => Law.Holds(
        from d in Compiled from date in Dates from n in Gen.Choose(-150, 150) select (d, date, n), static x =>
    {
        CalendarOracle oracle = new(x.d.Definition);
        LocalDate? walked = oracle.Walk(x.date, x.n);
        BusinessCalendar calendar = x.d.Calendar;
        return walked is null || (calendar.TryAddBusinessDays(x.date, x.n, out LocalDate found) && found == walked
            && (x.n == 0 || oracle.IsBusinessDay(found)) && calendar.IsBusinessDay(found) == oracle.IsBusinessDay(found));
    }, 100);

    [Fact]
    public void TryAddBusinessDays_AnyNumbers_AddUpAndCountBack() => Law.Holds(
        from d in Compiled from date in Dates from n in Gen.Choose(0, 3_000) from m in Gen.Choose(0, 3_000) select (d, date, n, m), static x =>
    {
        BusinessCalendar calendar = x.d.Calendar;
        return calendar.TryAddBusinessDays(x.date, x.n, out LocalDate one) && calendar.TryAddBusinessDays(one, x.m, out LocalDate two)
            && calendar.TryAddBusinessDays(x.date, x.n + x.m, out LocalDate both) && both == two
            && calendar.BusinessDaysBetween(x.date.PlusDays(1), both.PlusDays(1)) == x.n + x.m
            && calendar.BusinessDaysBetween(both.PlusDays(1), x.date.PlusDays(1)) == -(x.n + x.m)
            && (x.n + x.m == 0 || !calendar.TryAddBusinessDays(both, -(x.n + x.m), out LocalDate back) || back <= x.date || calendar.IsBusinessDay(x.date) == (back == x.date));
    }, 100);

    [Fact]
    public void IsBusinessDay_CombinedCalendar_HasSomeTimeBetweenItsMidnights() => Law.Holds(
        from a in Compiled from b in Compiled from date in Dates from n in Gen.Choose(1, 60) select (a, b, date, n), static x =>
    {
        BusinessCalendar both = x.a.Calendar.Intersect(x.b.Calendar);
        Instant midnight = ZoneMap.FirstInstantAt(both.Zone, x.date.AtMidnight()), next = ZoneMap.FirstInstantAt(both.Zone, x.date.PlusDays(1).AtMidnight());
        return both.IsBusinessDay(x.date) == both.Between(midnight, next) > Duration.Zero
            && (!both.TryAddBusinessDays(x.date, x.n, out LocalDate found) || both.BusinessDaysBetween(x.date.PlusDays(1), found.PlusDays(1)) == x.n);
    }, 20);

    [Fact]
    public void TryAddBusinessDays_BeyondTheLayoutAndBeyondWhatIsKnown_FindsOrSaysSo()
    {
        Assert.True(Office.TryAddBusinessDays(new LocalDate(2024, 1, 5), 40_000, out LocalDate far));
        Assert.Equal(new LocalDate(2024, 1, 5).PlusDays(40_000 / 5 * 7), far);
        Assert.True(Office.TryAddBusinessDays(far, -40_000, out LocalDate back));
        Assert.Equal(new LocalDate(2024, 1, 5), back);
        Assert.False(Office.TryAddBusinessDays(far, int.MaxValue, out _));
        Assert.False(Office.TryAddBusinessDays(far, int.MinValue, out _));
        // Outside what is known there are none; counting goes on at its edge: 1 January 1900 was a Monday, 31 December 2199 a Tuesday.
        Assert.True(Office.TryAddBusinessDays(new LocalDate(1066, 10, 14), 1, out LocalDate first));
        Assert.Equal(new LocalDate(1900, 1, 1), first);
        Assert.True(Office.TryAddBusinessDays(new LocalDate(2999, 1, 1), -1, out LocalDate last));
        Assert.Equal(new LocalDate(2199, 12, 31), last);
        Assert.False(Office.TryAddBusinessDays(new LocalDate(1899, 12, 31), -1, out _));
        Assert.False(Office.TryAddBusinessDays(new LocalDate(2199, 12, 31), 1, out _));
        Assert.Equal(0, Office.BusinessDaysBetween(new LocalDate(2200, 1, 1), new LocalDate(2999, 1, 1)));
        Assert.False(Office.IsBusinessDay(new LocalDate(2200, 1, 1)));
    }

    [Fact]
    public void AddBusinessDays_ThousandsOfDays_AllocateNothing()
    {
        Instant at = At("2024-01-05T20:00:00Z");
        long sum = 0;
        Assert.Equal(0, Allocated.Least(() =>
        {
            for (int n = -3_000; n < 3_000; n++) sum += Office.AddBusinessDays(at, n).Instant.ToUnixTimeSeconds() & 1;
        }));
        Assert.Equal(0, sum);
    }

    [Fact]
    public void IsBusinessDay_TailOfANightShift_IsNotOne()
    {
        BusinessCalendar nights = new BusinessCalendarBuilder("nights", "Europe/Berlin").Weekly(BusinessCalendarBuilder.MondayToFriday, "22:00", "06:00").Compile().Value;
        Assert.True(nights.IsOpen(At("2024-01-06T04:00:00Z")));
        Assert.True(nights.IsBusinessDay(new LocalDate(2024, 1, 5)));
        Assert.False(nights.IsBusinessDay(new LocalDate(2024, 1, 6)));
        Assert.Equal(At("2024-01-06T05:00:00Z"), nights.CloseOfBusiness(new LocalDate(2024, 1, 5)).Instant);
        Assert.True(nights.CloseOfBusiness(new LocalDate(2024, 1, 6)).IsNever);
    }

    [Fact]
    public void IsBusinessDay_DateThatAZoneLeftOut_IsNone()
    {
        // Samoa went from 29 December 2011 to 31 December.
        BusinessCalendar samoa = new BusinessCalendarBuilder("apia", "Pacific/Apia").Weekly(BusinessCalendarBuilder.EveryDay, "09:00", "17:00").Compile().Value;
        Assert.False(samoa.IsBusinessDay(new LocalDate(2011, 12, 30)));
        Assert.False(samoa.Union(samoa).IsBusinessDay(new LocalDate(2011, 12, 30)));
        Assert.True(samoa.TryAddBusinessDays(new LocalDate(2011, 12, 29), 1, out LocalDate next));
        Assert.Equal(new LocalDate(2011, 12, 31), next);
        Assert.Equal(Duration.FromHours(16), samoa.Explain(At("2011-12-29T19:00:00Z"), Duration.FromHours(16)).Total);
    }
}
