using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>An exchange rate with its day: how many units of the base currency one unit of a foreign currency is worth.</summary>
/// <param name="Rate">Greater than 0. Worked: 7.20 turns 40000.00 USD into 288000.00 CNY.</param>
/// <param name="Date">The day of the rate.</param>
public readonly record struct DatedRate(decimal Rate, LocalDate Date)
{
    /// <summary>Converts to the base currency, rounded to its smallest unit half away from zero.</summary>
    /// <param name="amount">The foreign amount.</param>
    /// <param name="baseCurrency">The currency of the company.</param>
    public Money Convert(Money amount, Currency baseCurrency)
    {
        ArgumentNullException.ThrowIfNull(baseCurrency);
        return new Money(amount.Amount * Rate, baseCurrency).Round(RoundingMode.HalfAwayFromZero);
    }
}
