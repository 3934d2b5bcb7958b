namespace Crm.Pricing;

/// <summary>A line as the tax sees it.</summary>
/// <param name="Amount">The amount of the line, with the taxes that its price includes; unrounded.</param>
/// <param name="Quantity">The quantity, for taxes per unit.</param>
/// <param name="Taxes">The taxes in the order of evaluation.</param>
public readonly record struct TaxableLine(decimal Amount, decimal Quantity, IReadOnlyList<Tax> Taxes);
