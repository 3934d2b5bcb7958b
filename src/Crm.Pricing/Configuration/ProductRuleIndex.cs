using System.Collections.Immutable;

namespace Crm.Pricing;

/// <summary>The rules that demand or forbid something, by what brings them about. Requirements by their places in the definition.</summary>
internal sealed class ProductRuleIndex(ImmutableArray<ProductRule> rules)
{
    private static readonly Func<ProductRule, bool> IsRequirement = static rule => rule.Kind == ProductRuleKind.Requires;

    private readonly ILookup<string, int> _ofProduct = Places(rules, static rule => IsRequirement(rule) && rule.Product is not null).ToLookup(i => rules[i].Product!, StringComparer.Ordinal);
    private readonly ILookup<(string, string), int> _ofAttribute = Places(rules, static rule => IsRequirement(rule) && rule.Product is null).ToLookup(i => (rules[i].Attribute!, rules[i].Value!));
    private readonly ILookup<string, ProductRule> _excluding = rules.Where(static rule => rule is { Kind: ProductRuleKind.Excludes, Product: not null }).ToLookup(static rule => rule.Product!, StringComparer.Ordinal);
    private readonly ILookup<string, ProductRule> _excludedBy = rules.Where(static rule => rule.Kind == ProductRuleKind.Excludes)
        .SelectMany(static rule => rule.Others.Select(other => (Other: other, Rule: rule))).ToLookup(static pair => pair.Other, static pair => pair.Rule, StringComparer.Ordinal);

    internal IEnumerable<int> RequirementsOf(string product) => _ofProduct[product];

    internal IEnumerable<int> RequirementsOf(string attribute, string value) => _ofAttribute[(attribute, value)];

    /// <summary>True if a product cannot be with some of what is there, whichever of the two the rule is about.</summary>
    internal bool Excludes(string product, IReadOnlySet<string> products, IReadOnlySet<(string, string)> attributes) =>
        _excluding[product].Any(rule => rule.Others.Any(products.Contains))
        || _excludedBy[product].Any(rule => rule.Product is string subject ? products.Contains(subject) : attributes.Contains((rule.Attribute!, rule.Value!)));

    private static IEnumerable<int> Places(ImmutableArray<ProductRule> rules, Func<ProductRule, bool> which) => Enumerable.Range(0, rules.Length).Where(i => which(rules[i]));
}
