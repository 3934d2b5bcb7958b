using System.Collections.Immutable;

namespace Crm.Pricing;

/// <summary>A rule between products, or between the value of an attribute and products. It holds for a configuration as a whole.</summary>
/// <param name="Id">The id; unique in the definition.</param>
/// <param name="Kind">What is demanded.</param>
/// <param name="Others">The products that are required, excluded or recommended; of several required ones the first is what completion adds.</param>
/// <param name="Product">The product that brings the rule about; null if an attribute does.</param>
/// <param name="Attribute">The attribute that brings it about, on any item; null if a product does.</param>
/// <param name="Value">The value of the attribute.</param>
public sealed record ProductRule(
    string Id, ProductRuleKind Kind, ImmutableArray<string> Others, string? Product = null, string? Attribute = null, string? Value = null)
{
    /// <summary>A product needs one of others.</summary>
    /// <param name="id">The id of the rule.</param>
    /// <param name="product">The product.</param>
    /// <param name="others">One of these must be there; the first is what completion adds.</param>
    public static ProductRule Requires(string id, string product, params ImmutableArray<string> others) => new(id, ProductRuleKind.Requires, others, product);

    /// <summary>A product cannot be with any of others.</summary>
    /// <param name="id">The id of the rule.</param>
    /// <param name="product">The product.</param>
    /// <param name="others">None of these may be there.</param>
    public static ProductRule Excludes(string id, string product, params ImmutableArray<string> others) => new(id, ProductRuleKind.Excludes, others, product);

    /// <summary>A product goes well with one of others.</summary>
    /// <param name="id">The id of the rule.</param>
    /// <param name="product">The product.</param>
    /// <param name="others">What is recommended.</param>
    public static ProductRule Recommends(string id, string product, params ImmutableArray<string> others) => new(id, ProductRuleKind.Recommends, others, product);
}
