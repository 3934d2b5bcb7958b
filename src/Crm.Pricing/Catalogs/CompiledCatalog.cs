using System.Collections.Frozen;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A checked catalogue with its indexes.</summary>
internal sealed class CompiledCatalog
{
    private readonly FrozenDictionary<string, ProductInfo> _products;
    private readonly FrozenDictionary<string, decimal> _units;

    internal CompiledCatalog(PriceCatalog catalog)
    {
        Definition = catalog;
        PlainBaseLists = [.. catalog.PriceLists.Where(static l => l.Origin == PriceOrigin.Base && l.Entries.All(static e => e.Formula is null))];
        _units = catalog.Units.ToFrozenDictionary(static u => u.Id, static u => u.Factor, StringComparer.Ordinal);
        Dictionary<string, string?> parents = catalog.Categories.ToDictionary(static c => c.Id, static c => c.Parent, StringComparer.Ordinal);
        Dictionary<string, string[]> chains = new(StringComparer.Ordinal);
        _products = catalog.Products.ToFrozenDictionary(static p => p.Id, p => new ProductInfo(p, Chain(p.Category, parents, chains), UnitFactor(p.Unit) ?? 1m), StringComparer.Ordinal);
        Prices = new TargetIndex<CompiledEntry>(catalog.PriceLists.SelectMany(static list =>
        {
            Currency currency = Currency.Of(list.Currency);
            return list.Entries.Select(entry => (entry.Product, entry.Category, new CompiledEntry(list, entry, currency)));
        }));
        Rules = new TargetIndex<CompiledRule>(catalog.Rules
            .OrderByDescending(static r => r.Priority).ThenBy(static r => r.Id, StringComparer.Ordinal)
            .Select(static rule => (rule.Product, rule.Category, new CompiledRule(rule))));
    }

    internal PriceCatalog Definition { get; }

    /// <summary>The base lists that formulas without a named base derive from.</summary>
    internal PriceList[] PlainBaseLists { get; }

    internal TargetIndex<CompiledEntry> Prices { get; }

    internal TargetIndex<CompiledRule> Rules { get; }

    internal ProductInfo Product(string id) => _products.TryGetValue(id, out ProductInfo? product) ? product : ProductInfo.Unknown(id);

    /// <summary>The factor of a unit of measure: 1 for none, null for one that is not in the catalogue.</summary>
    internal decimal? UnitFactor(string? unit) =>
        unit is null ? 1m : _units.TryGetValue(unit, out decimal factor) ? factor : null;

    private static string[] Chain(string? category, Dictionary<string, string?> parents, Dictionary<string, string[]> chains)
    {
        if (category is null) return [];
        if (chains.TryGetValue(category, out string[]? known)) return known;
        List<string> chain = [];
        for (string? at = category; at is not null; at = parents.GetValueOrDefault(at)) chain.Add(at);
        return chains[category] = [.. chain];
    }
}
