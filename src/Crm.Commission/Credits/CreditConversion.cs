using Crm.Primitives;
using NodaTime;

namespace Crm.Commission;

/// <summary>Brings credits into the plan's currency, once, before they count.</summary>
/// <param name="Rates">The rates.</param>
/// <param name="Policy">Of which day the rate is taken.</param>
/// <param name="Rounding">How a converted credit is rounded to the smallest unit of the plan's currency.</param>
/// <param name="PlanDate">The day of <see cref="FxPolicy.PlanFixed"/>; not used otherwise.</param>
public sealed record CreditConversion(ExchangeRates Rates, FxPolicy Policy, RoundingMode Rounding, LocalDate? PlanDate = null)
{
    /// <summary>Converts a credit.</summary>
    /// <param name="credit">The credit.</param>
    /// <param name="currency">The plan's currency.</param>
    /// <param name="period">The measure period; its end is the day of <see cref="FxPolicy.PeriodEnd"/>.</param>
    /// <returns>
    /// The converted credit with the conversion (the rate used, the amount before rounding); or <c>rates.missing</c>, or
    /// <c>commission.fx_date</c> where the policy has no day.
    /// </returns>
    public Result<(Credit Credit, Conversion Conversion)> Convert(Credit credit, Currency currency, EffectivePeriod period)
    {
        ArgumentNullException.ThrowIfNull(credit);
        LocalDate? day = Policy switch
        {
            FxPolicy.TransactionDate => credit.Date,
            FxPolicy.PlanFixed => PlanDate,
            _ => period.To?.PlusDays(-1),
        };
        return day is LocalDate on
            ? Rates.Convert(credit.Amount, currency, on).Map(c => (credit with { Amount = c.Value.Round(Rounding) }, c))
            : Result.Invalid(new ValidationError("/policy", $"{Policy} needs a day: give the plan's date or a period that ends.", "commission.fx_date"));
    }
}
