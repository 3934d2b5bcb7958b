using NodaTime;

namespace Crm.Sla;

/// <summary>A holiday a number of days before or after Western (Gregorian) Easter Sunday.</summary>
public sealed record EasterHoliday : HolidayRule
{
    /// <summary>Makes the rule.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="offset">Days from Easter Sunday: -2 is Good Friday, 39 Ascension, 50 Whit Monday.</param>
    public EasterHoliday(string name, int offset)
        : base(name) => Offset = offset;

    /// <summary>Days from Easter Sunday.</summary>
    public int Offset { get; init; }

    /// <summary>Western Easter Sunday of a year.</summary>
    /// <param name="year">The year, from 1583.</param>
    /// <remarks>By the anonymous Gregorian algorithm (Nature, 20 April 1876). Easter of 2024 is 31 March.</remarks>
    public static LocalDate EasterSunday(int year)
    {
        int golden = year % 19, century = year / 100, ofCentury = year % 100;
        int correction = (century - ((century + 8) / 25) + 1) / 3;
        int epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        int weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        int exception = (golden + (11 * epact) + (22 * weekday)) / 451;
        int sum = epact + weekday - (7 * exception) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }

    internal override string? Problem() => Math.Abs(Offset) > 250 ? "An offset from Easter reaches at most 250 days." : null;

    private protected override LocalDate? Find(int year) => EasterSunday(year).PlusDays(Offset);
}
