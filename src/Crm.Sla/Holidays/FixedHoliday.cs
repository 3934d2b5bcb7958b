using NodaTime;

namespace Crm.Sla;

/// <summary>A holiday on the same day of every year.</summary>
public sealed record FixedHoliday : HolidayRule
{
    /// <summary>Makes the rule.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month; a day that a year does not have is no holiday that year.</param>
    public FixedHoliday(string name, int month, int day)
        : base(name)
    {
        Month = month;
        Day = day;
    }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; init; }

    /// <summary>The day of the month.</summary>
    public int Day { get; init; }

    internal override string? Problem() =>
        Month is < 1 or > 12 || Day < 1 || Day > CalendarSystem.Iso.GetDaysInMonth(2000, Month) ? $"There is no day {Day} in month {Month}." : null;

    private protected override LocalDate? Find(int year) => Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month) ? new LocalDate(year, Month, Day) : null;
}
