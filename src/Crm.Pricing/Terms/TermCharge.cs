namespace Crm.Pricing;

/// <summary>What a line costs for some days.</summary>
/// <param name="TermId">The term.</param>
/// <param name="LineId">The line.</param>
/// <param name="Product">The product.</param>
/// <param name="UnitPrice">The price of a unit for the length that the proration names.</param>
/// <param name="Segments">The days, each with its quantity.</param>
/// <param name="Trace">
/// How the amount came about. For each segment the price of the full length (stage List, and Contracted where a renewal changed it) and what
/// proration takes off or adds; then the rounding. The steps add up to the amount exactly.
/// </param>
public sealed record TermCharge(string TermId, string LineId, string Product, decimal UnitPrice, IReadOnlyList<TermSegment> Segments, PriceWaterfall Trace)
{
    /// <summary>The amount, rounded; negative for a credit.</summary>
    public decimal Amount => Trace.Total;
}
