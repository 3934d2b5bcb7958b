using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>How a term is renewed.</summary>
/// <param name="Months">For how many months; at least 1.</param>
/// <param name="Price">At which prices.</param>
public sealed record RenewalRule(int Months, RenewalPrice Price)
{
    /// <summary>The percentage of <see cref="RenewalPrice.Uplift"/>; negative lowers the price, by -100 at most. The default is 0.</summary>
    public decimal UpliftPercent { get; init; }

    /// <summary>The rounding of the new unit prices; null keeps 15 decimals, and then only amounts are rounded.</summary>
    public RoundingRule? UnitPriceRounding { get; init; }
}
