namespace Crm.Pricing;

/// <summary>A rule and where it stands.</summary>
internal readonly record struct PlacedRule(DiscountRule Rule, int Index)
{
    internal string Path => FormattableString.Invariant($"/rules/{Index}");

    internal static PlacedRule[] All(PriceCatalog catalog)
    {
        PlacedRule[] all = new PlacedRule[catalog.Rules.Count];
        for (int i = 0; i < all.Length; i++) all[i] = new PlacedRule(catalog.Rules[i], i);
        return all;
    }
}
