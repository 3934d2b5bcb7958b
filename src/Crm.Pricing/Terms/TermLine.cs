namespace Crm.Pricing;

/// <summary>A line of a term.</summary>
/// <param name="Id">The id; unique in the term.</param>
/// <param name="Product">The product.</param>
/// <param name="UnitPrice">What one unit costs for the length that the proration names, as it was quoted.</param>
/// <param name="Quantities">How many from which day on, in ascending order; the last holds to the end of the term. 0 ends the line.</param>
public sealed record TermLine(string Id, string Product, decimal UnitPrice, IReadOnlyList<TermQuantity> Quantities);
