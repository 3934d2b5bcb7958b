using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The decisions that have no natural default.</summary>
/// <param name="Rounding">Which neighbour an amount between two smallest units goes to. Commercial practice is half away from zero.</param>
/// <param name="TaxRounding">Where the taxes of a document are rounded.</param>
/// <param name="Stacking">How several discounts of one stage combine.</param>
public sealed record PricingPolicy(RoundingMode Rounding, TaxRounding TaxRounding, StackingPolicy Stacking);
