using NodaTime;

namespace Crm.Pricing;

/// <summary>How much of a term is charged. All dates are inclusive at both ends; nothing is rounded unless a method rounds by its definition.</summary>
/// <remarks>Pure functions, leap-safe because they count calendar days and months. Worked: 12 August to 22 December 2019 is 133 days.</remarks>
public static class ProrationTerm
{
    /// <summary>The days from start to end, both included.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day; not before the day before <paramref name="start"/>.</param>
    public static int Days(LocalDate start, LocalDate end) => Period.DaysBetween(start, end.PlusDays(1));

    /// <summary>The months from start to end, a begun month in full: 1 January 2017 to 10 January 2018 is 13.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static int MonthsRoundedUp(LocalDate start, LocalDate end)
    {
        LocalDate next = end.PlusDays(1);
        int months = FullMonths(start, end);
        return start.PlusMonths(months) < next ? months + 1 : months;
    }

    /// <summary>The whole months from start to end: 1 August to 31 December is 5.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static int FullMonths(LocalDate start, LocalDate end)
    {
        LocalDate next = end.PlusDays(1);
        int months = ((next.Year - start.Year) * 12) + next.Month - start.Month;
        while (months > 0 && start.PlusMonths(months) > next) months--;
        return Math.Max(0, months);
    }

    /// <summary>Whole months, and the days left over as a part of the month that they lie in: 15 January to 20 March is 2 + 6/31.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static decimal MonthsAndDays(LocalDate start, LocalDate end)
    {
        int months = FullMonths(start, end);
        LocalDate from = start.PlusMonths(months);
        int days = Period.DaysBetween(from, end.PlusDays(1));
        int inMonth = Period.DaysBetween(from, start.PlusMonths(months + 1));
        return months + ((decimal)days / inMonth);
    }

    /// <summary>Calendar months with partial ends: 12 August to 22 December 2019 is 20/31 + 3 + 22/31.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static decimal CalendarMonths(LocalDate start, LocalDate end)
    {
        decimal months = 0m;
        for (LocalDate day = start; day <= end;)
        {
            LocalDate lastOfMonth = day.With(DateAdjusters.EndOfMonth);
            LocalDate last = LocalDate.Min(lastOfMonth, end);
            months += (decimal)Days(day, last) / lastOfMonth.Day;
            day = last.PlusDays(1);
        }

        return months;
    }

    /// <summary>The days of each calendar year divided by that year's length, so 31 December of a leap year counts 1/366.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static decimal ActualYears(LocalDate start, LocalDate end)
    {
        decimal years = 0m;
        for (LocalDate day = start; day <= end;)
        {
            LocalDate last = LocalDate.Min(new LocalDate(day.Year, 12, 31), end);
            years += (decimal)Days(day, last) / CalendarSystem.Iso.GetDaysInYear(day.Year);
            day = last.PlusDays(1);
        }

        return years;
    }
}
