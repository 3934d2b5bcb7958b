using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Everything that prices are made from: the definition, as plain data. Compile it with <see cref="PricingEngine.Compile"/>.</summary>
/// <param name="Id">The id.</param>
/// <param name="Version">The version; it is stored with every priced quote, so that a quote can be priced again as it was.</param>
/// <param name="Policy">Rounding and stacking.</param>
public sealed record PriceCatalog(string Id, string Version, PricingPolicy Policy)
{
    /// <summary>The JSON form: reading reports every problem with its place, and <c>ExportSchema</c> gives the JSON Schema.</summary>
    public static DefinitionJson<PriceCatalog> Json { get; } = new(PricingDefinitionsJsonContext.Default.PriceCatalog, schemaVersion: 1);

    /// <summary>The price lists. A quote whose lines carry their own prices needs none.</summary>
    public IReadOnlyList<PriceList> PriceLists { get; init; } = [];

    /// <summary>The products. One that is only named in a price needs no entry here.</summary>
    public IReadOnlyList<CatalogProduct> Products { get; init; } = [];

    /// <summary>The categories.</summary>
    public IReadOnlyList<ProductCategory> Categories { get; init; } = [];

    /// <summary>The units of measure.</summary>
    public IReadOnlyList<UnitOfMeasure> Units { get; init; } = [];

    /// <summary>The discounts that apply by themselves.</summary>
    public IReadOnlyList<DiscountRule> Rules { get; init; } = [];

    /// <summary>The attributes of the context that condition data may ask for, beyond customer and segment; null for none.</summary>
    public IReadOnlyList<ContextField>? Fields { get; init; }

    /// <summary>The zone in which days are meant, by its IANA id: those of <see cref="ValidDates"/> and the field <c>date</c>; null for UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>
    /// The ISO 4217 code of the currency of every <see cref="CatalogProduct.UnitCost"/>; null for the one of the price lists, where they are
    /// all in one, else for the currency of each document. In a document of another currency a cost is converted by the rates of the
    /// context, unrounded, and unknown without a rate.
    /// </summary>
    public string? CostCurrency { get; init; }

    /// <summary>The order in which prices of one origin are ranked. The default is <see cref="SelectionOrder.Default"/>.</summary>
    public SelectionOrder Selection { get; init; } = SelectionOrder.Default;
}
