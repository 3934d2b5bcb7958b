namespace Crm.Pricing;

/// <summary>Which categories a product is in, and which products are its variants.</summary>
internal sealed class ProductTree
{
    private readonly Dictionary<string, ProductCategory> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogProduct> _products;
    private readonly Dictionary<string, List<CatalogProduct>> _variants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _chains = new(StringComparer.Ordinal);

    internal ProductTree(PriceCatalog catalog)
    {
        foreach (ProductCategory category in catalog.Categories) _categories.Add(category.Id, category);
        _products = new Dictionary<string, CatalogProduct>(catalog.Products.Count, StringComparer.Ordinal);
        foreach (CatalogProduct product in catalog.Products)
        {
            _products.Add(product.Id, product);
            if (product.VariantOf is not string parent) continue;
            if (!_variants.TryGetValue(parent, out List<CatalogProduct>? variants)) _variants[parent] = variants = [];
            variants.Add(product);
        }
    }

    internal bool KnowsCategory(string category) => _categories.ContainsKey(category);

    internal CatalogProduct? Product(string id) => _products.GetValueOrDefault(id);

    internal bool HasVariants(string product) => _variants.ContainsKey(product);

    /// <summary>The category and those above it, the nearest first.</summary>
    internal string[] Chain(string? category)
    {
        if (category is null || !_categories.ContainsKey(category)) return [];
        if (_chains.TryGetValue(category, out string[]? known)) return known;
        List<string> chain = [];
        for (string? at = category; at is not null; at = _categories[at].Parent) chain.Add(at);
        return _chains[category] = [.. chain];
    }

    /// <summary>What matches whenever a target does, beside the target itself and everything: categories, and the product of a variant.</summary>
    internal IEnumerable<(string? Product, string? Category)> Around(string? product, string? category)
    {
        if (product is null)
        {
            foreach (string above in Chain(category).Skip(1)) yield return (null, above);
            yield break;
        }

        if (Product(product) is not CatalogProduct known) yield break;
        _variants.TryGetValue(product, out List<CatalogProduct>? variants);
        if (known.VariantOf is string parent && variants is null) yield return (parent, null);
        foreach (string above in Chain(known.Category))
        {
            // A price of a product also counts for its variants, which may be elsewhere.
            if (variants is null || variants.TrueForAll(v => Chain(v.Category).Contains(above))) yield return (null, above);
        }
    }

    /// <summary>What may match together with a target, beside the target itself and everything. Of two targets one names the other, not both.</summary>
    internal IEnumerable<(string? Product, string? Category)> Meeting(string? product, string? category)
    {
        if (product is null)
        {
            foreach (string above in Chain(category).Skip(1)) yield return (null, above);
            yield break;
        }

        if (Product(product)?.VariantOf is string parent) yield return (parent, null);
        IEnumerable<string> own = Chain(Product(product)?.Category);
        if (_variants.TryGetValue(product, out List<CatalogProduct>? variants)) own = own.Concat(variants.SelectMany(v => Chain(v.Category))).Distinct(StringComparer.Ordinal);
        foreach (string above in own) yield return (null, above);
    }
}
