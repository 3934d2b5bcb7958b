using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What a catalogue must fulfil to compile. What it should fulfil is <see cref="CatalogAnalysis"/>.</summary>
/// <remarks>
/// Paths and sentences are made only for what is wrong: a catalogue has a hundred thousand prices, and most of them are right.
/// </remarks>
internal static class CatalogChecks
{
    internal static Problems Run(PriceCatalog catalog, DefinitionLimits limits)
    {
        Problems problems = new();
        int entries = catalog.PriceLists.Sum(static list => list.Entries.Count);
        problems.Require(catalog.Rules.Count <= limits.Rules, "/rules", "pricing.too_many_rules", Text($"{catalog.Rules.Count} rules are more than the limit of {limits.Rules}: split the catalogue or raise the limit."));
        problems.Require(entries <= limits.Nodes, "/priceLists", "pricing.too_many_prices", Text($"{entries} prices are more than the limit of {limits.Nodes}: split the catalogue or raise the limit."));
        foreach ((string path, int count) in ((string, int)[])[("/priceLists", catalog.PriceLists.Count), ("/products", catalog.Products.Count), ("/categories", catalog.Categories.Count), ("/units", catalog.Units.Count)])
        {
            if (count > limits.Nodes)
                problems.Error(path, "pricing.too_large", Text($"{count} are more than the limit of {limits.Nodes}: split the catalogue or raise the limit."));
        }

        if (problems.HasErrors) return problems;
        Unique(catalog.PriceLists, static l => l.Id, "/priceLists", problems);
        Unique(catalog.Products, static p => p.Id, "/products", problems);
        Unique(catalog.Categories, static c => c.Id, "/categories", problems);
        Unique(catalog.Units, static u => u.Id, "/units", problems);
        Unique(catalog.Rules, static r => r.Id, "/rules", problems);
        Chains(catalog.Categories, static c => c.Id, static c => c.Parent, "/categories", "category", limits.Depth, problems);
        Chains(catalog.PriceLists, static l => l.Id, static l => l.BasedOn, "/priceLists", "list", limits.Depth, problems);
        Products(catalog, problems);
        Costs(catalog, problems);
        Lists(catalog, entries, limits, problems);
        Rules(catalog, limits, problems);
        if (!problems.HasErrors) CatalogAnalysis.Run(catalog, problems);
        return problems;
    }

    internal static bool IsDiscountStage(PriceStage stage) =>
        stage is PriceStage.Schedule or PriceStage.Promotion or PriceStage.Additional or PriceStage.Partner or PriceStage.Distributor;

    private static void Products(PriceCatalog catalog, Problems problems)
    {
        HashSet<string> categories = [.. catalog.Categories.Select(static c => c.Id)];
        HashSet<string> units = [.. catalog.Units.Select(static u => u.Id)];
        for (int i = 0; i < catalog.Units.Count; i++)
        {
            if (catalog.Units[i].Factor <= 0m)
                problems.Error(Text($"/units/{i}/factor"), "pricing.unit_factor", "The factor of a unit is greater than 0.");
        }

        for (int i = 0; i < catalog.Products.Count; i++)
        {
            CatalogProduct product = catalog.Products[i];
            if (product.Category is string category && !categories.Contains(category))
                problems.Error(Text($"/products/{i}/category"), "pricing.category_unknown", $"There is no category {category}: add it to categories.");
            if (product.Unit is string unit && !units.Contains(unit))
                problems.Error(Text($"/products/{i}/unit"), "pricing.unit_unknown", $"There is no unit {unit}: add it to units.");
            if (product.VariantOf == product.Id)
                problems.Error(Text($"/products/{i}/variantOf"), "pricing.variant_self", $"{product.Id} is a variant of itself, so that every rule for it would count twice: leave variantOf out.");
        }
    }

    private static void Costs(PriceCatalog catalog, Problems problems)
    {
        if (catalog.CostCurrency is string currency)
            problems.Require(Currency.TryOf(currency, out _), "/costCurrency", "pricing.currency_unknown", $"'{currency}' is no active ISO 4217 code.");
        else if (CompiledCatalog.CostCurrencyOf(catalog) is null && catalog.PriceLists.Count > 0 && catalog.Products.Any(static p => p.UnitCost is not null))
            problems.Warning("/costCurrency", "pricing.cost_currency", "The lists are in several currencies and nothing says which of them the costs of the products are in: they are taken in that of each document. Name it.");
    }

    private static void Lists(PriceCatalog catalog, int entries, DefinitionLimits limits, Problems problems)
    {
        HashSet<string>? ids = Ascend(catalog) ? null : new(entries, StringComparer.Ordinal);
        Problems scratch = new();
        for (int l = 0; l < catalog.PriceLists.Count; l++)
        {
            PriceList list = catalog.PriceLists[l];
            if (!Currency.TryOf(list.Currency, out _))
                problems.Error(Text($"/priceLists/{l}/currency"), "pricing.currency_unknown", $"'{list.Currency}' is no active ISO 4217 code.");
            if (list.ValidFrom > list.ValidTo)
                problems.Error(Text($"/priceLists/{l}/validTo"), "pricing.validity", $"The list {list.Id} ends before it begins: swap the instants.");
            for (int e = 0; e < list.Entries.Count; e++)
            {
                PriceEntry entry = list.Entries[e];
                bool isNew = ids?.Add(entry.Id) != false;
                if (!isNew || !IsSound(entry, limits, scratch)) Entry(entry, isNew, Text($"/priceLists/{l}/entries/{e}"), limits, problems);
                if (scratch.HasErrors || scratch.Diagnostics.Count > 0) scratch = new Problems();
            }
        }
    }

    /// <summary>True if every id of a price is greater than the one before, as where they are numbered: then none is there twice.</summary>
    private static bool Ascend(PriceCatalog catalog)
    {
        string? last = null;
        foreach (PriceList list in catalog.PriceLists)
        {
            for (int e = 0; e < list.Entries.Count; e++)
            {
                if (last is not null && string.CompareOrdinal(last, list.Entries[e].Id) >= 0) return false;
                last = list.Entries[e].Id;
            }
        }

        return true;
    }

    /// <summary>True if <see cref="Entry"/> would find nothing: the same questions, without making a single text.</summary>
    private static bool IsSound(PriceEntry entry, DefinitionLimits limits, Problems scratch)
    {
        if (entry.Price is null == entry.Formula is null || entry.MinQuantity > entry.MaxQuantity || entry.ValidFrom > entry.ValidTo) return false;
        Models(entry, "", limits, scratch);
        return !scratch.HasErrors && scratch.Diagnostics.Count == 0;
    }

    private static void Entry(PriceEntry entry, bool isNew, string at, DefinitionLimits limits, Problems problems)
    {
        problems.Require(isNew, at + "/id", "pricing.duplicate_id", $"The price {entry.Id} is there twice: ids are unique in the catalogue.");
        problems.Require(entry.Price is null != entry.Formula is null, at, "pricing.price_or_formula", $"Give the price {entry.Id} either a price or a formula.");
        problems.Require(!(entry.MinQuantity > entry.MaxQuantity), at + "/minQuantity", "pricing.quantity_range", $"The lowest quantity is above the highest: the price {entry.Id} can never match.");
        problems.Require(!(entry.ValidFrom > entry.ValidTo), at + "/validTo", "pricing.validity", $"The price {entry.Id} ends before it begins: swap the instants.");
        Models(entry, at, limits, problems);
    }

    private static void Models(PriceEntry entry, string at, DefinitionLimits limits, Problems problems)
    {
        try
        {
            entry.Price?.Check(at + "/price", limits, problems);
            entry.Formula?.Check(at + "/formula", problems);
        }
        catch (OverflowException)
        {
            problems.Error(at + "/price", "pricing.overflow", $"An amount of the price {entry.Id} does not fit 28 digits: its prices or the ends of its tiers are far too large.");
        }
    }

    private static void Rules(PriceCatalog catalog, DefinitionLimits limits, Problems problems)
    {
        for (int i = 0; i < catalog.Rules.Count; i++)
        {
            DiscountRule rule = catalog.Rules[i];
            if (rule.Value is null == rule.Schedule is null)
                problems.Error(Text($"/rules/{i}"), "pricing.value_or_schedule", $"Give the rule {rule.Id} either a value or a schedule.");
            if (rule.Value?.MaxAmount < 0m)
                problems.Error(Text($"/rules/{i}/value/maxAmount"), "pricing.negative", $"The most that the rule {rule.Id} takes off must not be negative.");
            if (!IsDiscountStage(rule.Stage))
                problems.Error(Text($"/rules/{i}/stage"), "pricing.rule_stage", $"The rule {rule.Id} belongs to one of the stages schedule, promotion, additional, partner or distributor.");
            if (rule.MinQuantity > rule.MaxQuantity)
                problems.Error(Text($"/rules/{i}/minQuantity"), "pricing.quantity_range", $"The lowest quantity is above the highest: the rule {rule.Id} can never match.");
            if (rule.ValidFrom > rule.ValidTo)
                problems.Error(Text($"/rules/{i}/validTo"), "pricing.validity", $"The rule {rule.Id} ends before it begins: swap the instants.");
            rule.Schedule?.Check(Text($"/rules/{i}/schedule"), limits, problems);
        }
    }

    private static void Unique<T>(IReadOnlyList<T> items, Func<T, string> id, string path, Problems problems)
    {
        HashSet<string> seen = new(items.Count, StringComparer.Ordinal);
        for (int i = 0; i < items.Count; i++)
        {
            if (!seen.Add(id(items[i])))
                problems.Error(Text($"{path}/{i}/id"), "pricing.duplicate_id", $"{id(items[i])} is there twice: ids are unique.");
        }
    }

    /// <summary>
    /// Every chain upwards ends, and soon: prices are derived, and products placed, by following it. Each node is walked once, so the
    /// cost is linear.
    /// </summary>
    private static void Chains<T>(IReadOnlyList<T> items, Func<T, string> id, Func<T, string?> parent, string path, string kind, int deepest, Problems problems)
    {
        Dictionary<string, int> index = new(items.Count, StringComparer.Ordinal);
        for (int i = 0; i < items.Count; i++) index.TryAdd(id(items[i]), i);
        int[] walk = new int[items.Count], depth = new int[items.Count];
        List<int> chain = [];
        for (int start = 0; start < items.Count; start++)
        {
            chain.Clear();
            int above = 0;
            for (int at = start; ;)
            {
                if (walk[at] != 0)
                {
                    above = depth[at];
                    break;
                }

                walk[at] = start + 1;
                chain.Add(at);
                if (parent(items[at]) is not string up) break;
                if (!index.TryGetValue(up, out int next))
                {
                    problems.Error(Text($"{path}/{at}"), $"pricing.{kind}_unknown", $"{id(items[at])} refers to {up}, which is not there: add it or correct the name.");
                    break;
                }

                if (walk[next] == start + 1)
                {
                    problems.Error(Text($"{path}/{at}"), $"pricing.{kind}_cycle", $"{id(items[at])} leads back to itself by way of {up}: break the circle.");
                    break;
                }

                at = next;
            }

            for (int i = chain.Count - 1; i >= 0; i--)
            {
                depth[chain[i]] = ++above;
                // The first one that is too deep is named; all below it follow from it.
                if (above == deepest + 1)
                    problems.Error(Text($"{path}/{chain[i]}"), $"pricing.{kind}_depth", Text($"{id(items[chain[i]])} is step {above} of a chain that may have {deepest}: derive it from one further up, or raise the limit."));
            }
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
