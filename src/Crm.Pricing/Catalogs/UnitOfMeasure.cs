namespace Crm.Pricing;

/// <summary>A unit of measure.</summary>
/// <param name="Id">The id, such as <c>dozen</c>.</param>
/// <param name="Factor">How many reference units it is: 12 for a dozen, 0.001 for a kilogram where the tonne is the reference.</param>
public sealed record UnitOfMeasure(string Id, decimal Factor);
