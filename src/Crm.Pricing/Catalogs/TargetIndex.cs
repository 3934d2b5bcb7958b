using System.Collections.Frozen;

namespace Crm.Pricing;

/// <summary>Finds what is aimed at a product, at a category, or at everything, without looking at the rest.</summary>
internal sealed class TargetIndex<T>
{
    private readonly FrozenDictionary<string, T[]> _byProduct;
    private readonly FrozenDictionary<string, T[]> _byCategory;
    private readonly T[] _any;

    internal TargetIndex(IEnumerable<(string? Product, string? Category, T Item)> items)
    {
        List<(string? Product, string? Category, T Item)> all = [.. items];
        _byProduct = Group(all.Where(static i => i.Product is not null).Select(static i => (i.Product!, i.Item)));
        _byCategory = Group(all.Where(static i => i.Product is null && i.Category is not null).Select(static i => (i.Category!, i.Item)));
        _any = [.. all.Where(static i => i.Product is null && i.Category is null).Select(static i => i.Item)];
    }

    internal ReadOnlySpan<T> OfProduct(string? product) =>
        product is not null && _byProduct.TryGetValue(product, out T[]? items) ? items : [];

    internal ReadOnlySpan<T> OfCategory(string category) => _byCategory.TryGetValue(category, out T[]? items) ? items : [];

    internal ReadOnlySpan<T> OfAny => _any;

    private static FrozenDictionary<string, T[]> Group(IEnumerable<(string Key, T Item)> items)
    {
        Dictionary<string, List<T>> groups = new(StringComparer.Ordinal);
        foreach ((string key, T item) in items)
        {
            if (!groups.TryGetValue(key, out List<T>? group)) groups[key] = group = [];
            group.Add(item);
        }

        return groups.ToFrozenDictionary(static g => g.Key, static g => g.Value.ToArray(), StringComparer.Ordinal);
    }
}
