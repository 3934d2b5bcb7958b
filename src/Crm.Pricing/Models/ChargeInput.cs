namespace Crm.Pricing;

/// <summary>What a price is computed from.</summary>
/// <param name="Quantity">How many units.</param>
/// <param name="UnitCost">What one unit costs the seller; used by <see cref="CostPlusPrice"/>.</param>
/// <param name="BaseTotal">The amount that a percentage of it is taken from; used by <see cref="PercentOfTotalPrice"/>.</param>
public readonly record struct ChargeInput(decimal Quantity, decimal UnitCost = 0m, decimal BaseTotal = 0m);
