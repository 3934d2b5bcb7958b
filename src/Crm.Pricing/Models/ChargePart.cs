namespace Crm.Pricing;

/// <summary>One part of a charge.</summary>
/// <param name="Tier">The index of the tier that it comes from, from 0, or of the event where events are charged; 0 where the model has no tiers.</param>
/// <param name="Quantity">The units (or packages, or the base of a percentage) that were priced.</param>
/// <param name="UnitPrice">The price of one of them; for percentages the rate as a fraction.</param>
/// <param name="FlatFee">The fee of the tier, if this part carries it; of an event what its fixed fee and its limits add to the percentage.</param>
/// <param name="Amount">What the part comes to, unrounded.</param>
public readonly record struct ChargePart(int Tier, decimal Quantity, decimal UnitPrice, decimal FlatFee, decimal Amount);
