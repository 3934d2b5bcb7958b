namespace Crm.Pricing;

/// <summary>
/// The static analysis of a sound catalogue: prices and rules that can never count, ties that only the id breaks, prices below cost,
/// totals that fall, names that lead nowhere. Warnings: the catalogue works, but hardly as it was meant.
/// </summary>
/// <remarks>
/// Every warning is true: there is a case, or there is none, as it says. Not everything is found: a price that several others cover
/// together is not, and in a group of more than <see cref="Window"/> prices of one target each is compared with that many neighbours, so
/// that the cost grows like size times log of size. Each code is listed at most <see cref="Findings.ListedOfACode"/> times.
/// </remarks>
internal static class CatalogAnalysis
{
    /// <summary>With how many others of its target a price or a rule is compared.</summary>
    internal const int Window = 32;

    internal static void Run(PriceCatalog catalog, Problems problems)
    {
        Findings findings = new(problems);
        ProductTree tree = new(catalog);
        TargetGroups<PlacedPrice> prices = new(PlacedPrice.All(catalog), static p => (p.Entry.Product, p.Entry.Category));
        TargetGroups<PlacedRule> rules = new(PlacedRule.All(catalog), static r => (r.Rule.Product, r.Rule.Category));
        ReferenceAnalysis.Run(catalog, tree, prices, rules, findings);
        new PriceAnalysis(catalog, tree, prices, findings).Run();
        new CostAnalysis(catalog, tree, prices, findings).Run();
        new RuleAnalysis(catalog, tree, rules, findings).Run();
        findings.Close();
    }
}
