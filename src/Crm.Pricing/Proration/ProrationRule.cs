using System.Text.Json.Serialization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>A rule for the multiplier of a partial or longer term.</summary>
/// <param name="Method">How the part is measured.</param>
/// <param name="TermLength">The length of the priced term: days for <see cref="ProrationMethod.Daily"/>, months for all others.</param>
/// <param name="Rounding">The rounding of the multiplier; null to keep it exact.</param>
/// <remarks>Worked: months rounded up, a term of 12, 1 January 2017 to 10 January 2018, four decimals: 13 / 12 = 1.0833.</remarks>
public sealed record ProrationRule(ProrationMethod Method, decimal TermLength, RoundingRule? Rounding)
{
    /// <summary>True if the parts of a period add up to the whole: days, calendar months and actual years, with a multiplier that is not rounded.</summary>
    /// <remarks>False for begun months (two halves of a month are two), for full months (they are none), and for months and days (a rest counts by the month it lies in).</remarks>
    [JsonIgnore]
    public bool IsAdditive => Rounding is null && Method is ProrationMethod.Daily or ProrationMethod.CalendarMonths or ProrationMethod.ActualYears;

    private decimal Length => TermLength > 0m ? TermLength : throw new ArgumentOutOfRangeException(nameof(TermLength), TermLength, "A price is the price of some length.");

    /// <summary>The multiplier of a period.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day, included; not before the day before <paramref name="start"/>, which is an empty period.</param>
    /// <exception cref="ArgumentOutOfRangeException">The term has no length, or the period ends before it begins.</exception>
    public decimal Multiplier(LocalDate start, LocalDate end) => MultiplierOf(LengthOf(start, end));

    /// <summary>The multiplier of a length that is already measured: days or months, as the method says.</summary>
    /// <param name="length">The length.</param>
    /// <exception cref="ArgumentOutOfRangeException">The term has no length.</exception>
    public decimal MultiplierOf(decimal length) => (Rounding ?? default).Round(length / Length);

    /// <summary>The price of a period. Multiplies before it divides, so that a whole term is the whole amount; unrounded but for the multiplier.</summary>
    /// <param name="amount">The price of the whole term.</param>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day, included; not before the day before <paramref name="start"/>, which is an empty period.</param>
    /// <exception cref="ArgumentOutOfRangeException">The term has no length, or the period ends before it begins.</exception>
    public decimal Prorate(decimal amount, LocalDate start, LocalDate end) => ProrateLength(amount, LengthOf(start, end));

    /// <summary>The price of a length that is already measured; unrounded unless the multiplier is.</summary>
    /// <param name="amount">The price of the whole term.</param>
    /// <param name="length">Days or months, as the method says.</param>
    /// <exception cref="ArgumentOutOfRangeException">The term has no length.</exception>
    public decimal ProrateLength(decimal amount, decimal length) =>
        Rounding is null ? amount * length / Length : amount * MultiplierOf(length);

    private decimal LengthOf(LocalDate start, LocalDate end) => Method switch
    {
        ProrationMethod.Daily => ProrationTerm.Days(start, end),
        ProrationMethod.MonthsRoundedUp => ProrationTerm.MonthsRoundedUp(start, end),
        ProrationMethod.FullMonths => ProrationTerm.FullMonths(start, end),
        ProrationMethod.MonthsAndDays => ProrationTerm.MonthsAndDays(start, end),
        ProrationMethod.CalendarMonths => ProrationTerm.CalendarMonths(start, end),
        _ => ProrationTerm.ActualYears(start, end) * 12m,
    };
}
