namespace Crm.Pricing;

/// <summary>One tier of a discount schedule.</summary>
/// <param name="UpTo">The last quantity in the tier, included; null for the last tier. Where a product states an exclusive bound, subtract one unit.</param>
/// <param name="Value">The discount of a unit in this tier: percent, amount or price, as the schedule says.</param>
public sealed record DiscountTier(decimal? UpTo, decimal Value)
{
    /// <inheritdoc cref="PriceTier.From"/>
    public decimal? From { get; init; }
}
