namespace Crm.Pricing;

/// <summary>A line to be priced.</summary>
/// <param name="Id">The id of the line; unique in the document.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How many; negative for a credit.</param>
public sealed record QuoteLineRequest(string Id, string Product, decimal Quantity)
{
    /// <summary>The unit of measure of the quantity; null for the product's own.</summary>
    public string? Unit { get; init; }

    /// <summary>A price that the line brings itself; it stays when the quantity changes. Null takes it from the catalogue.</summary>
    public PriceModel? Price { get; init; }

    /// <summary>What a unit costs the seller, in the currency of the document; null takes it from the catalogue.</summary>
    public decimal? UnitCost { get; init; }

    /// <summary>What is granted on this line beyond the catalogue's rules.</summary>
    public IReadOnlyList<Discount> Discounts { get; init; } = [];

    /// <summary>The taxes in the order of evaluation; null takes those of the product.</summary>
    public IReadOnlyList<Tax>? Taxes { get; init; }

    /// <summary>The part of the term that is charged. The default is 1.</summary>
    public decimal ProrateMultiplier { get; init; } = 1m;
}
