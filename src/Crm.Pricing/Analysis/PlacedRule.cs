namespace Crm.Pricing;

/// <summary>A rule and where it stands.</summary>
internal readonly record struct PlacedRule(DiscountRule Rule, int Index)
{
    internal string Path => FormattableString.Invariant($"/rules/{Index}");

    internal static PlacedRule[] All(PriceCatalog catalog)
    {
        List<PlacedRule> all = new(catalog.Rules.Count);
        for (int i = 0; i < catalog.Rules.Count; i++)
        {
            // What condition data or days in a zone let through is not analysed: nothing is said of such a rule.
            if (catalog.Rules[i] is { When: null, ValidDates: null }) all.Add(new PlacedRule(catalog.Rules[i], i));
        }

        return [.. all];
    }
}
