namespace Crm.Pricing;

/// <summary>Items by what they are aimed at: a product, a category, or everything. Two passes over flat arrays, no list for each target.</summary>
internal sealed class TargetGroups<T>
{
    private readonly Dictionary<string, int> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);
    private readonly List<(string? Product, string? Category)> _targets = [(null, null)];
    private readonly T[] _items;
    private readonly int[] _begins;

    internal TargetGroups(T[] items, Func<T, (string? Product, string? Category)> target)
    {
        int[] groups = new int[items.Length];
        string? last = null;
        List<int> sizes = [0];
        for (int i = 0; i < items.Length; i++)
        {
            (string? product, string? category) = target(items[i]);
            // Items of one product mostly follow each other.
            int group = last is not null && string.Equals(product, last, StringComparison.Ordinal) ? groups[i - 1]
                : product is not null ? GroupOf(_products, product, (product, null), sizes)
                : category is not null ? GroupOf(_categories, category, (null, category), sizes)
                : 0;
            (groups[i], last) = (group, product);
            sizes[group]++;
        }

        _begins = new int[sizes.Count + 1];
        for (int g = 0; g < sizes.Count; g++) _begins[g + 1] = _begins[g] + sizes[g];
        int[] next = [.. _begins];
        _items = new T[items.Length];
        for (int i = 0; i < items.Length; i++) _items[next[groups[i]]++] = items[i];
    }

    internal int Count => _targets.Count;

    /// <summary>The target of a group; both null for everything, which is group 0.</summary>
    internal (string? Product, string? Category) Target(int group) => _targets[group];

    internal Span<T> this[int group] => _items.AsSpan(_begins[group], _begins[group + 1] - _begins[group]);

    internal Span<T> OfCategory(string category) => _categories.TryGetValue(category, out int group) ? this[group] : [];

    internal Span<T> OfProduct(string product) => _products.TryGetValue(product, out int group) ? this[group] : [];

    /// <summary>The group of a target that has one.</summary>
    internal int Group(string? product, string? category) => product is not null ? _products[product] : category is not null ? _categories[category] : 0;

    private int GroupOf(Dictionary<string, int> index, string key, (string?, string?) target, List<int> sizes)
    {
        ref int group = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(index, key, out bool known);
        if (known) return group;
        group = sizes.Count;
        sizes.Add(0);
        _targets.Add(target);
        return group;
    }
}
