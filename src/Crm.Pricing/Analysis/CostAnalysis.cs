using System.Globalization;

namespace Crm.Pricing;

/// <summary>Prices below what the product costs, derived ones too.</summary>
/// <remarks>
/// Only lists in the currency of the costs are compared with them. Prices of a category or of everything are compared with the dearest
/// product that has no price of its own.
/// </remarks>
internal sealed class CostAnalysis(PriceCatalog catalog, ProductTree tree, TargetGroups<PlacedPrice> prices, Findings findings)
{
    /// <summary>How many pairs of a formula for many products and a product are computed.</summary>
    private const int Budget = 50_000;

    private const string Code = "pricing.below_cost";

    /// <summary>The base list that formulas without a named one derive from, where there is just one.</summary>
    private string? _onlyBase;
    private readonly string? _currency = CompiledCatalog.CostCurrencyOf(catalog);
    private int _budget = Budget;
    private Dictionary<(string List, string Product), PlacedPrice>? _basePrices;
    private Dictionary<string, List<CatalogProduct>>? _costed;

    internal void Run()
    {
        if (_currency is null || !catalog.Products.Any(static p => p.UnitCost is not null)) return;
        _onlyBase = OnlyBase(catalog);
        for (int g = 0; g < prices.Count; g++)
        {
            (string? product, string? category) = prices.Target(g);
            if (product is not null)
            {
                if (tree.Product(product) is { UnitCost: not null } known) Compare(prices[g], known);
                continue;
            }

            if (Costed(category).Find(HasNoPrice) is CatalogProduct dearest) Compare(prices[g], dearest);
            foreach (PlacedPrice price in prices[g])
            {
                if (price.Entry.Formula is not null) DerivedForMany(price);
            }
        }

        if (_budget < 0) findings.Hint("", "pricing.cost_check_cut", "There are too many formulas for many products to compare each with each product's cost: some were not.");
    }

    private void Compare(ReadOnlySpan<PlacedPrice> group, CatalogProduct product)
    {
        foreach (PlacedPrice price in group)
        {
            if (price.List.Currency != _currency) continue;
            try
            {
                if (price.Entry.Price is PriceModel model) Report(price, product, BelowCost.First(model, price.Entry.MinQuantity, price.Entry.MaxQuantity, product.UnitCost!.Value));
                else if (price.Entry.Product is not null) Derived(price, product);
            }
            catch (OverflowException)
            {
                // Numbers of this size are a matter of pricing, which refuses them line by line.
            }
        }
    }

    private void DerivedForMany(in PlacedPrice price)
    {
        foreach (CatalogProduct product in Costed(price.Entry.Category))
        {
            if (--_budget < 0) return;
            if (price.List.Currency != _currency) return;
            // A price of the product itself in the same list is nearer.
            bool hasOwn = false;
            foreach (PlacedPrice own in prices.OfProduct(product.Id)) hasOwn |= own.ListIndex == price.ListIndex;
            if (hasOwn) continue;
            try
            {
                Derived(price, product);
            }
            catch (OverflowException)
            {
                // As above.
            }
        }
    }

    private void Derived(in PlacedPrice price, CatalogProduct product)
    {
        if (price.Entry.Formula is PriceFormula formula && UnitPrice(price.List.BasedOn, product, 0) is decimal unit && formula.Apply(unit) is decimal derived && derived < product.UnitCost)
            Report(price, product, (Math.Max(1m, price.Entry.MinQuantity ?? 1m), derived * Math.Max(1m, price.Entry.MinQuantity ?? 1m)));
    }

    private void Report(in PlacedPrice price, CatalogProduct product, (decimal Quantity, decimal Amount)? found)
    {
        if (found is (decimal quantity, decimal amount) && findings.Take(Code))
            findings.Add(price.Path, Code, string.Create(CultureInfo.InvariantCulture,
                $"By {price.Entry.Id} {quantity} of {product.Id} cost {decimal.Round(amount, 6).ToString("0.######", CultureInfo.InvariantCulture)}, less than the {quantity * product.UnitCost} that they cost the seller: raise the price, or correct the cost."));
    }

    /// <summary>What one unit costs in a list, where a single price without conditions says so; null where it depends.</summary>
    private decimal? UnitPrice(string? list, CatalogProduct product, int depth)
    {
        list ??= _onlyBase;
        if (list is null || depth > 16 || !BasePrices().TryGetValue((list, product.Id), out PlacedPrice price) || price.List.Currency != _currency) return null;
        return price.Entry switch
        {
            { Price: PerUnitPrice unit } => unit.UnitPrice,
            { Formula: PriceFormula formula } when UnitPrice(price.List.BasedOn, product, depth + 1) is decimal below => formula.Apply(below),
            _ => null,
        };
    }

    /// <summary>The price of a product in a list, where there is exactly one for it and it asks nothing.</summary>
    private Dictionary<(string List, string Product), PlacedPrice> BasePrices()
    {
        if (_basePrices is not null) return _basePrices;
        _basePrices = [];
        HashSet<(string, string)> several = [];
        for (int g = 0; g < prices.Count; g++)
        {
            if (prices.Target(g).Product is not string product) continue;
            foreach (PlacedPrice price in prices[g])
            {
                (string, string) key = (price.List.Id, product);
                bool plain = price.Entry is { Conditions.Count: 0, MinQuantity: null or <= 1m, MaxQuantity: null, ValidFrom: null, ValidTo: null };
                if (!_basePrices.TryAdd(key, price) || !plain) several.Add(key);
            }
        }

        foreach ((string, string) key in several) _basePrices.Remove(key);
        return _basePrices;
    }

    private bool HasNoPrice(CatalogProduct product) =>
        prices.OfProduct(product.Id).IsEmpty && (product.VariantOf is not string parent || prices.OfProduct(parent).IsEmpty);

    /// <summary>The products of a category (null: of all) that have a cost, the dearest first.</summary>
    private List<CatalogProduct> Costed(string? category)
    {
        if (_costed is null)
        {
            _costed = new Dictionary<string, List<CatalogProduct>>(StringComparer.Ordinal);
            foreach (CatalogProduct product in catalog.Products.Where(static p => p.UnitCost is not null)
                .OrderByDescending(static p => p.UnitCost).ThenBy(static p => p.Id, StringComparer.Ordinal))
            {
                foreach (string key in tree.Chain(product.Category).Append(""))
                {
                    if (!_costed.TryGetValue(key, out List<CatalogProduct>? list)) _costed[key] = list = [];
                    list.Add(product);
                }
            }
        }

        return _costed.TryGetValue(category ?? "", out List<CatalogProduct>? found) ? found : [];
    }

    private static string? OnlyBase(PriceCatalog catalog)
    {
        string[] plain = [.. catalog.PriceLists.Where(static l => l.Origin == PriceOrigin.Base && l.Entries.All(static e => e.Formula is null)).Select(static l => l.Id).Take(2)];
        return plain.Length == 1 ? plain[0] : null;
    }
}
