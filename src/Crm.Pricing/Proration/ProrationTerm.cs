using NodaTime;

namespace Crm.Pricing;

/// <summary>How much of a term is charged. All dates are inclusive at both ends; nothing is rounded unless a method rounds by its definition.</summary>
/// <remarks>
/// Pure functions, leap-safe because they count calendar days and months. A period that ends on the day before it begins is empty and 0; one
/// that ends earlier is an <see cref="ArgumentOutOfRangeException"/>. Worked: 12 August to 22 December 2019 is 133 days.
/// </remarks>
public static class ProrationTerm
{
    /// <summary>The days from start to end, both included.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static int Days(LocalDate start, LocalDate end) => Period.DaysBetween(start, After(start, end));

    /// <summary>The months from start to end, a begun month in full: 1 January 2017 to 10 January 2018 is 13.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static int MonthsRoundedUp(LocalDate start, LocalDate end)
    {
        int months = FullMonths(start, end);
        return start.PlusMonths(months) <= end ? months + 1 : months;
    }

    /// <summary>The whole months from start to end, counted from the first day: 1 August to 31 December is 5, 31 January to 27 February is 1.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static int FullMonths(LocalDate start, LocalDate end)
    {
        LocalDate next = After(start, end);
        int months = MonthsBetween(start, next);
        return start.PlusMonths(months) > next ? months - 1 : months;
    }

    /// <summary>Whole months, and the days left over as a part of the month that they lie in: 15 January to 20 March is 2 + 6/31.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static decimal MonthsAndDays(LocalDate start, LocalDate end)
    {
        int months = FullMonths(start, end);
        LocalDate from = start.PlusMonths(months);
        return months + ((decimal)Days(from, end) / Period.DaysBetween(from, start.PlusMonths(months + 1)));
    }

    /// <summary>Calendar months with partial ends: 12 August to 22 December 2019 is 20/31 + 3 + 22/31.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static decimal CalendarMonths(LocalDate start, LocalDate end)
    {
        int days = Days(start, end), first = CalendarSystem.Iso.GetDaysInMonth(start.Year, start.Month);
        int rest = first - start.Day + 1;
        if (days <= rest) return (decimal)days / first;
        return ((decimal)rest / first) + MonthsBetween(start, end) - 1 + ((decimal)end.Day / CalendarSystem.Iso.GetDaysInMonth(end.Year, end.Month));
    }

    /// <summary>The days of each calendar year divided by that year's length, so 31 December of a leap year counts 1/366.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day.</param>
    public static decimal ActualYears(LocalDate start, LocalDate end)
    {
        int days = Days(start, end), first = CalendarSystem.Iso.GetDaysInYear(start.Year);
        int rest = first - start.DayOfYear + 1;
        if (days <= rest) return (decimal)days / first;
        return ((decimal)rest / first) + end.Year - start.Year - 1 + ((decimal)end.DayOfYear / CalendarSystem.Iso.GetDaysInYear(end.Year));
    }

    private static int MonthsBetween(LocalDate start, LocalDate end) => ((end.Year - start.Year) * 12) + end.Month - start.Month;

    private static LocalDate After(LocalDate start, LocalDate end)
    {
        LocalDate next = end.PlusDays(1);
        ArgumentOutOfRangeException.ThrowIfLessThan(next, start, nameof(end));
        return next;
    }
}
