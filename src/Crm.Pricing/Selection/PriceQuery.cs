using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What a price is asked for. Units are those of the product; the ratio is how many of them the line's unit holds. Cost and base are in the currency of the document.</summary>
internal readonly record struct PriceQuery(
    ProductTarget Product, decimal? Units, decimal UnitRatio, Currency Currency, BoundContext Bound, decimal? UnitCost, decimal BaseTotal)
{
    internal PricingContext Context => Bound.Context!;

    internal ChargeInput Input(decimal units) => new(units, UnitCost ?? 0m, BaseTotal);
}
