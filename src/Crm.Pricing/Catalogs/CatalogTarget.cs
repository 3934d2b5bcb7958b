namespace Crm.Pricing;

/// <summary>What prices and rules are aimed at: a product, a category, or everything.</summary>
/// <remarks>Prices stand in the order of their rank, rules in the order in which they apply.</remarks>
internal class CatalogTarget
{
    private PriceSlot[] _prices = [];
    private int _begin, _count;

    /// <summary>Its part of the prices of the catalogue: they lie in one array, target by target.</summary>
    internal Span<PriceSlot> Prices => _prices.AsSpan(_begin, _count);

    internal RuleSlot[] Rules { get; set; } = [];

    /// <summary>The number under which a context keeps the rules that hold in it; -1 where looking at all is as fast.</summary>
    internal int SharedRules { get; set; } = -1;

    /// <summary>How many items are still to come while the catalogue is compiled; 0 afterwards.</summary>
    internal int Expected { get; set; }

    /// <summary>Takes the next part of the array for the prices that are expected.</summary>
    internal void Reserve(PriceSlot[] prices, ref int begin)
    {
        (_prices, _begin, _count) = (prices, begin, Expected);
        begin += Expected;
        Expected = 0;
    }

    /// <summary>Puts a price where the next one that is expected belongs.</summary>
    internal void Add(in PriceSlot price) => _prices[_begin + Expected++] = price;

    /// <summary>All that were expected have come.</summary>
    internal void Complete() => Expected = 0;
}

/// <summary>A category with the one above it.</summary>
internal sealed class CategoryTarget(string id) : CatalogTarget
{
    internal string Id { get; } = id;

    internal CategoryTarget? Parent { get; set; }

    /// <summary>The category and those above it, the nearest first. One array for all products: who sees it again knows what it says.</summary>
    internal string[] Chain { get; set; } = [];
}

/// <summary>A product with what is aimed at it, the product that it is a variant of, and its category.</summary>
internal sealed class ProductTarget(CatalogProduct product) : CatalogTarget
{
    internal static ProductTarget Unknown { get; } = new(new CatalogProduct(""));

    internal CatalogProduct Product { get; set; } = product;

    internal ProductTarget? VariantOf { get; set; }

    internal CategoryTarget? Category { get; set; }

    /// <summary>How many reference units the product's own unit is.</summary>
    internal decimal UnitFactor { get; set; } = 1m;

    /// <summary>The categories from the nearest upwards.</summary>
    internal string[] Categories => Category?.Chain ?? [];

    /// <summary>True if the product is in the category or in one below it.</summary>
    internal bool IsIn(string category)
    {
        for (CategoryTarget? at = Category; at is not null; at = at.Parent)
        {
            if (at.Id == category) return true;
        }

        return false;
    }
}
