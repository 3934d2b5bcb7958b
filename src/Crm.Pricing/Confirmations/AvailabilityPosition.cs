namespace Crm.Pricing;

/// <summary>What is there of a product, what comes and what is promised, in units of the product.</summary>
/// <param name="OnHand">What is there at the beginning of the first day.</param>
/// <param name="Moves">Receipts and promised demand, in any order.</param>
public sealed record AvailabilityPosition(decimal OnHand, IReadOnlyList<SupplyMove> Moves)
{
    /// <summary>The position with one move more.</summary>
    /// <param name="move">The move.</param>
    public AvailabilityPosition With(SupplyMove move) => this with { Moves = [.. Moves, move] };
}
