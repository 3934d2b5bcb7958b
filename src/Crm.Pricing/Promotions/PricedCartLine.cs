namespace Crm.Pricing;

/// <summary>A line of a cart after promotions.</summary>
/// <param name="Id">The id of the line.</param>
/// <param name="UnitPrice">The price of a unit after item promotions, unrounded.</param>
/// <param name="OrderDiscount">The line's share of the order promotions, in whole smallest units.</param>
/// <param name="Net">The line without tax, rounded once.</param>
/// <param name="Gross">The line with tax, rounded once.</param>
/// <remarks>A share of the order's promotions is taken from the line as it is rounded on the side of the prices, so that they land to the unit.</remarks>
public sealed record PricedCartLine(string Id, decimal UnitPrice, decimal OrderDiscount, decimal Net, decimal Gross);
