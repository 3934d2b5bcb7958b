namespace Crm.Pricing;

/// <summary>A line of a cart.</summary>
/// <param name="Id">The id of the line.</param>
/// <param name="UnitPrice">The list price of a unit, with tax if the cart's prices include it.</param>
/// <param name="Quantity">How many.</param>
/// <param name="TaxPercent">The tax of the line in percent; 0 where the cart taxes the whole order.</param>
public sealed record CartLine(string Id, decimal UnitPrice, decimal Quantity, decimal TaxPercent)
{
    /// <summary>The product; null if promotions need not know it.</summary>
    public string? Product { get; init; }
}
