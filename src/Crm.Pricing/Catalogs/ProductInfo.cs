namespace Crm.Pricing;

/// <summary>A product with its categories from the nearest upwards and the factor of its own unit.</summary>
internal sealed record ProductInfo(CatalogProduct Product, string[] Categories, decimal UnitFactor)
{
    internal string Id => Product.Id;

    internal static ProductInfo Unknown(string id) => new(new CatalogProduct(id), [], 1m);
}
