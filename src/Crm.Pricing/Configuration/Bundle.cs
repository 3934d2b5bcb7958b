using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Crm.Pricing;

/// <summary>A product that is made of others.</summary>
/// <param name="Product">The product that is sold as the bundle.</param>
/// <param name="Pricing">How the price is shared.</param>
/// <param name="Components">The components.</param>
public sealed record Bundle(string Product, BundlePricing Pricing, ImmutableArray<BundleComponent> Components)
{
    /// <summary>For the JSON form: lists are always written.</summary>
    [JsonConstructor]
    internal Bundle(string product, BundlePricing pricing, ImmutableArray<BundleComponent> components, ImmutableArray<OptionGroup> groups, ImmutableArray<ConfigurationAttribute> attributes)
        : this(product, pricing, components) => (Groups, Attributes) = (groups, attributes);

    /// <summary>The option groups.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<OptionGroup> Groups { get; init; } = [];

    /// <summary>What is to be decided besides.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<ConfigurationAttribute> Attributes { get; init; } = [];
}
