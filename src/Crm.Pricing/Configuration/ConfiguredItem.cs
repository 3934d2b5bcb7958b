using System.Collections.Immutable;

namespace Crm.Pricing;

/// <summary>A product that was chosen, with what was chosen for it.</summary>
/// <param name="Id">The id of the item; unique in the configuration. It becomes the id of the quote line.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How many: for a component as its <see cref="BundleComponent.PerParent"/> says, for one bundle or for all.</param>
public sealed record ConfiguredItem(string Id, string Product, decimal Quantity)
{
    /// <summary>The components that were chosen.</summary>
    public ImmutableArray<ConfiguredItem> Components { get; init; } = [];

    /// <summary>The attributes that were decided.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
