namespace Crm.Pricing;

/// <summary>What is there of a product, what comes and what is promised.</summary>
/// <param name="OnHand">What is there at the beginning of the first day.</param>
/// <param name="Moves">Receipts and promised demand, in any order.</param>
public sealed record AvailabilityPosition(decimal OnHand, IReadOnlyList<SupplyMove> Moves);
