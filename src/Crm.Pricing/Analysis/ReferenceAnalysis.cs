namespace Crm.Pricing;

/// <summary>Names that lead nowhere, and conditions that nothing fulfils.</summary>
internal static class ReferenceAnalysis
{
    internal static void Run(PriceCatalog catalog, ProductTree tree, TargetGroups<PlacedPrice> prices, TargetGroups<PlacedRule> rules, Findings findings)
    {
        for (int g = 0; g < prices.Count; g++)
        {
            if (prices.Target(g).Category is not string category || tree.KnowsCategory(category)) continue;
            foreach (PlacedPrice price in prices[g]) UnknownCategory(price.Path, "price", price.Entry.Id, category, findings);
        }

        for (int g = 0; g < rules.Count; g++)
        {
            (string? product, string? category) = rules.Target(g);
            if (category is not null && !tree.KnowsCategory(category))
            {
                foreach (PlacedRule rule in rules[g]) UnknownCategory(rule.Path, "rule", rule.Rule.Id, category, findings);
            }
            else if (product is not null && catalog.Products.Count > 0 && tree.Product(product) is null && prices.OfProduct(product).IsEmpty)
            {
                foreach (PlacedRule rule in rules[g])
                {
                    if (findings.Take("pricing.product_unknown"))
                        findings.Add(rule.Path + "/product", "pricing.product_unknown", $"The rule {rule.Rule.Id} is for {product}, which is neither a product nor has a price: add it, or correct the name.");
                }
            }
        }

        Variants(catalog, tree, prices, findings);
        Lists(catalog, findings);
        Conditions(catalog, findings);
        PercentOfTotal(catalog, tree, prices, findings);
    }

    private static void UnknownCategory(string path, string kind, string id, string category, Findings findings)
    {
        if (findings.Take("pricing.category_unknown"))
            findings.Add(path + "/category", "pricing.category_unknown", $"The {kind} {id} is for the category {category}, which is not there, so it can never match: add it to categories, or correct the name.");
    }

    private static void Variants(PriceCatalog catalog, ProductTree tree, TargetGroups<PlacedPrice> prices, Findings findings)
    {
        for (int i = 0; i < catalog.Products.Count; i++)
        {
            if (catalog.Products[i].VariantOf is string parent && tree.Product(parent) is null && prices.OfProduct(parent).IsEmpty && findings.Take("pricing.product_unknown"))
                findings.Add(FormattableString.Invariant($"/products/{i}/variantOf"), "pricing.product_unknown", $"{catalog.Products[i].Id} is a variant of {parent}, which is neither a product nor has a price: add it, or correct the name.");
        }
    }

    /// <summary>A formula without a named base derives from base lists that have no formula themselves.</summary>
    private static void Lists(PriceCatalog catalog, Findings findings)
    {
        bool hasPlainBase = catalog.PriceLists.Any(static l => l.Origin == PriceOrigin.Base && l.Entries.All(static e => e.Formula is null));
        for (int l = 0; l < catalog.PriceLists.Count; l++)
        {
            PriceList list = catalog.PriceLists[l];
            string path = FormattableString.Invariant($"/priceLists/{l}");
            if (!hasPlainBase && list.BasedOn is null && list.Entries.Any(static e => e.Formula is not null) && findings.Take("pricing.no_base_list"))
                findings.Add(path + "/basedOn", "pricing.no_base_list", $"The formulas of {list.Id} have nothing to derive from: name the list in basedOn, or add a base list without formulas.");
            if (new CaseScope(null, null, null, null, list.Conditions, []).Contradiction is string attribute && findings.Take("pricing.never_matches"))
                findings.Add(path + "/conditions", "pricing.never_matches", $"No value of {attribute} fulfils the conditions of the list {list.Id}, so none of its prices can match: widen or remove one.");
        }
    }

    private static void Conditions(PriceCatalog catalog, Findings findings)
    {
        for (int l = 0; l < catalog.PriceLists.Count; l++)
        {
            PriceList list = catalog.PriceLists[l];
            for (int e = 0; e < list.Entries.Count; e++)
            {
                PriceEntry entry = list.Entries[e];
                if (entry.Conditions.Count == 0 && entry.ValidFrom is null && entry.ValidTo is null) continue;
                CaseScope scope = CaseScope.Of(list, entry);
                if (scope.IsOutOfTime && findings.Take("pricing.never_matches"))
                    findings.Add(FormattableString.Invariant($"/priceLists/{l}/entries/{e}/validFrom"), "pricing.never_matches", $"The price {entry.Id} is valid only when its list {list.Id} is not, so it can never match: move one of the periods.");
                if (entry.Conditions.Count > 0 && scope.Contradiction is string attribute && findings.Take("pricing.never_matches"))
                    findings.Add(FormattableString.Invariant($"/priceLists/{l}/entries/{e}/conditions"), "pricing.never_matches", $"No value of {attribute} fulfils the conditions of the price {entry.Id} and of its list {list.Id}, so it can never match: widen or remove one.");
            }
        }

        for (int i = 0; i < catalog.Rules.Count; i++)
        {
            DiscountRule rule = catalog.Rules[i];
            if (rule.Conditions.Count > 0 && CaseScope.Of(rule).Contradiction is string attribute && findings.Take("pricing.never_matches"))
                findings.Add(FormattableString.Invariant($"/rules/{i}/conditions"), "pricing.never_matches", $"No value of {attribute} fulfils the conditions of the rule {rule.Id}, so it can never match: widen or remove one.");
        }
    }

    /// <summary>
    /// Lines that are a percentage of others never count for each other, so a circle of them is a percentage of nothing: found where
    /// every product of the category is priced in that way alone.
    /// </summary>
    private static void PercentOfTotal(PriceCatalog catalog, ProductTree tree, TargetGroups<PlacedPrice> prices, Findings findings)
    {
        Dictionary<string, bool>? hasBase = null;
        for (int g = 0; g < prices.Count; g++)
        {
            foreach (PlacedPrice price in prices[g])
            {
                if (price.Entry.Price is not PercentOfTotalPrice { Category: string category }) continue;
                if (!tree.KnowsCategory(category))
                {
                    if (findings.Take("pricing.category_unknown"))
                        findings.Add(price.Path + "/price/category", "pricing.category_unknown", $"The price {price.Entry.Id} is a percentage of the category {category}, which is not there, so it is always 0: add it to categories, or correct the name.");
                    continue;
                }

                hasBase ??= WithBase(catalog, tree, prices);
                if (hasBase.TryGetValue(category, out bool any) && !any && findings.Take("pricing.percent_of_nothing"))
                    findings.Add(price.Path + "/price/category", "pricing.percent_of_nothing", $"The price {price.Entry.Id} is a percentage of the category {category}, but all its products are percentages of others themselves and never count: take it of another category.");
            }
        }
    }

    /// <summary>For each category with products whether one of them has a price that is not a percentage of others.</summary>
    private static Dictionary<string, bool> WithBase(PriceCatalog catalog, ProductTree tree, TargetGroups<PlacedPrice> prices)
    {
        Dictionary<string, bool> result = new(StringComparer.Ordinal);
        foreach (CatalogProduct product in catalog.Products)
        {
            ReadOnlySpan<PlacedPrice> own = prices.OfProduct(product.Id);
            bool counts = own.IsEmpty;
            foreach (PlacedPrice price in own) counts |= price.Entry.Price is not PercentOfTotalPrice;
            foreach (string category in tree.Chain(product.Category)) result[category] = result.GetValueOrDefault(category) || counts;
        }

        return result;
    }
}
