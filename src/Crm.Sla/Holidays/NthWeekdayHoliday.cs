using NodaTime;

namespace Crm.Sla;

/// <summary>A holiday on, say, the fourth Thursday of November or the last Monday of May.</summary>
public sealed record NthWeekdayHoliday : HolidayRule
{
    /// <summary>Makes the rule.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="weekday">The weekday.</param>
    /// <param name="n">Which one: 1 to 5 from the start of the month, -1 to -5 from its end. A fifth one that a month does not have is no holiday.</param>
    public NthWeekdayHoliday(string name, int month, IsoDayOfWeek weekday, int n)
        : base(name)
    {
        Month = month;
        Weekday = weekday;
        N = n;
    }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; init; }

    /// <summary>The weekday.</summary>
    public IsoDayOfWeek Weekday { get; init; }

    /// <summary>Which one, from the start (positive) or the end (negative) of the month.</summary>
    public int N { get; init; }

    /// <summary>Days to go on from that weekday, such as 1 for the Friday after the fourth Thursday.</summary>
    public int OffsetDays { get; init; }

    internal override string? Problem() =>
        Month is < 1 or > 12 ? $"There is no month {Month}."
        : N is 0 or < -5 or > 5 ? "Count weekdays 1 to 5 from the start of the month or -1 to -5 from its end."
        : Weekday is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday ? "Name a weekday, Monday to Sunday."
        : Math.Abs(OffsetDays) > 60 ? "An offset reaches at most 60 days." : null;

    private protected override LocalDate? Find(int year)
    {
        int days = CalendarSystem.Iso.GetDaysInMonth(year, Month);
        LocalDate edge = new(year, Month, N > 0 ? 1 : days);
        int toWeekday = N > 0 ? ((int)Weekday - (int)edge.DayOfWeek + 7) % 7 : -(((int)edge.DayOfWeek - (int)Weekday + 7) % 7);
        int day = edge.Day + toWeekday + ((N > 0 ? N - 1 : N + 1) * 7);
        return day >= 1 && day <= days ? new LocalDate(year, Month, day).PlusDays(OffsetDays) : null;
    }
}
