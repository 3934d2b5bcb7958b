using System.Collections.Immutable;

namespace Crm.Pricing;

/// <summary>What a customer has chosen. Immutable.</summary>
/// <param name="Items">The items that stand by themselves; the components of bundles are inside them.</param>
public sealed record ProductConfiguration(ImmutableArray<ConfiguredItem> Items)
{
    /// <summary>Every item with its components, from the top down.</summary>
    internal IEnumerable<ConfiguredItem> All => Items.SelectMany(Down);

    private static IEnumerable<ConfiguredItem> Down(ConfiguredItem item) => item.Components.SelectMany(Down).Prepend(item);
}
