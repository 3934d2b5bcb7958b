namespace Crm.Pricing;

/// <summary>What pricing needs to know of a product.</summary>
/// <param name="Id">The key of the host.</param>
public sealed record CatalogProduct(string Id)
{
    /// <summary>
    /// The product that this is a variant of; its prices, less specific than the variant's own, and its rules count. Category, unit, cost
    /// and taxes are the variant's own and not taken from there.
    /// </summary>
    public string? VariantOf { get; init; }

    /// <summary>The category; null for none.</summary>
    public string? Category { get; init; }

    /// <summary>The unit of measure in which its prices and quantities are stated; null for single units.</summary>
    public string? Unit { get; init; }

    /// <summary>What a unit costs the seller, in the <see cref="PriceCatalog.CostCurrency"/>; null if unknown.</summary>
    public decimal? UnitCost { get; init; }

    /// <summary>The taxes of a line that names none, in the order of evaluation.</summary>
    public IReadOnlyList<Tax> Taxes { get; init; } = [];
}
