namespace Crm.Pricing;

/// <summary>One component of a bundle.</summary>
/// <param name="Product">The product; unique in the bundle. It may be a bundle itself.</param>
/// <param name="MinQuantity">The lowest quantity; 0 makes the component optional, more makes it required. Once chosen, a quantity is above 0. The default is 1.</param>
/// <param name="MaxQuantity">The highest quantity; null for none.</param>
/// <param name="DefaultQuantity">What a new configuration begins with and completion adds; null for the lowest quantity.</param>
/// <param name="PerParent">True (the default) if the quantity is for one bundle, so that two bundles need twice of it; false if it is for all of them together, such as one delivery.</param>
/// <param name="Group">The option group; null for none.</param>
/// <param name="Included">True if it is in the price: its line costs 0. The default is false.</param>
/// <param name="PriceWeight">The weight of one piece when a bundle price is spread; null takes what it costs alone.</param>
public sealed record BundleComponent(
    string Product,
    decimal MinQuantity = 1m,
    decimal? MaxQuantity = null,
    decimal? DefaultQuantity = null,
    bool PerParent = true,
    string? Group = null,
    bool Included = false,
    decimal? PriceWeight = null)
{
    internal bool IsRequired => MinQuantity > 0m;

    internal decimal Initial => DefaultQuantity ?? MinQuantity;
}
