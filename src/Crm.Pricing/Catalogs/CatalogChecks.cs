using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The static analysis of a catalogue: everything that can be found before the first quote.</summary>
internal static class CatalogChecks
{
    internal static Problems Run(PriceCatalog catalog, DefinitionLimits limits)
    {
        Problems problems = new();
        int entries = catalog.PriceLists.Sum(static list => list.Entries.Count);
        problems.Require(catalog.Rules.Count <= limits.Rules, "/rules", "pricing.too_many_rules", Text($"{catalog.Rules.Count} rules are more than the limit of {limits.Rules}: split the catalogue or raise the limit."));
        problems.Require(entries <= limits.Nodes, "/priceLists", "pricing.too_many_prices", Text($"{entries} prices are more than the limit of {limits.Nodes}: split the catalogue or raise the limit."));
        if (problems.HasErrors) return problems;
        Unique(catalog.PriceLists.Select(static l => l.Id), "/priceLists", problems);
        Unique(catalog.Products.Select(static p => p.Id), "/products", problems);
        Unique(catalog.Categories.Select(static c => c.Id), "/categories", problems);
        Unique(catalog.Units.Select(static u => u.Id), "/units", problems);
        Unique(catalog.Rules.Select(static r => r.Id), "/rules", problems);
        Cycles(catalog.Categories, static c => c.Id, static c => c.Parent, "/categories", "pricing.category_cycle", "pricing.category_unknown", problems);
        Cycles(catalog.PriceLists, static l => l.Id, static l => l.BasedOn, "/priceLists", "pricing.list_cycle", "pricing.list_unknown", problems);
        Products(catalog, problems);
        Lists(catalog, problems);
        Rules(catalog, problems);
        return problems;
    }

    internal static bool IsDiscountStage(PriceStage stage) =>
        stage is PriceStage.Schedule or PriceStage.Promotion or PriceStage.Additional or PriceStage.Partner or PriceStage.Distributor;

    private static void Products(PriceCatalog catalog, Problems problems)
    {
        HashSet<string> categories = [.. catalog.Categories.Select(static c => c.Id)];
        HashSet<string> units = [.. catalog.Units.Select(static u => u.Id)];
        for (int i = 0; i < catalog.Units.Count; i++)
            problems.Require(catalog.Units[i].Factor > 0m, Text($"/units/{i}/factor"), "pricing.unit_factor", "The factor of a unit is greater than 0.");
        for (int i = 0; i < catalog.Products.Count; i++)
        {
            CatalogProduct product = catalog.Products[i];
            problems.Require(product.Category is null || categories.Contains(product.Category), Text($"/products/{i}/category"), "pricing.category_unknown", $"There is no category {product.Category}: add it to categories.");
            problems.Require(product.Unit is null || units.Contains(product.Unit), Text($"/products/{i}/unit"), "pricing.unit_unknown", $"There is no unit {product.Unit}: add it to units.");
        }
    }

    private static void Lists(PriceCatalog catalog, Problems problems)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int l = 0; l < catalog.PriceLists.Count; l++)
        {
            PriceList list = catalog.PriceLists[l];
            string at = Text($"/priceLists/{l}");
            problems.Require(Currency.TryOf(list.Currency, out _), at + "/currency", "pricing.currency_unknown", $"'{list.Currency}' is no active ISO 4217 code.");
            problems.Require(list.ValidFrom is null || list.ValidTo is null || list.ValidFrom <= list.ValidTo, at + "/validTo", "pricing.validity", "The list ends before it begins.");
            for (int e = 0; e < list.Entries.Count; e++)
                Entry(list.Entries[e], string.Create(CultureInfo.InvariantCulture, $"{at}/entries/{e}"), ids, problems);
        }
    }

    private static void Entry(PriceEntry entry, string at, HashSet<string> ids, Problems problems)
    {
        problems.Require(ids.Add(entry.Id), at + "/id", "pricing.duplicate_id", $"The price {entry.Id} is there twice: ids are unique in the catalogue.");
        problems.Require(entry.Price is null != entry.Formula is null, at, "pricing.price_or_formula", "Give either a price or a formula.");
        problems.Require(entry.MinQuantity is null || entry.MaxQuantity is null || entry.MinQuantity <= entry.MaxQuantity, at + "/minQuantity", "pricing.quantity_range", "The lowest quantity is above the highest: this price can never match.");
        problems.Require(entry.ValidFrom is null || entry.ValidTo is null || entry.ValidFrom <= entry.ValidTo, at + "/validTo", "pricing.validity", "The price ends before it begins.");
        entry.Price?.Check(at + "/price", problems);
        entry.Formula?.Check(at + "/formula", problems);
    }

    private static void Rules(PriceCatalog catalog, Problems problems)
    {
        for (int i = 0; i < catalog.Rules.Count; i++)
        {
            DiscountRule rule = catalog.Rules[i];
            string at = Text($"/rules/{i}");
            problems.Require(rule.Value is null != rule.Schedule is null, at, "pricing.value_or_schedule", "Give either a value or a schedule.");
            problems.Require(IsDiscountStage(rule.Stage), at + "/stage", "pricing.rule_stage", "A rule belongs to one of the stages schedule, promotion, additional, partner or distributor.");
            problems.Require(rule.MinQuantity is null || rule.MaxQuantity is null || rule.MinQuantity <= rule.MaxQuantity, at + "/minQuantity", "pricing.quantity_range", "The lowest quantity is above the highest: this rule can never match.");
            problems.Require(rule.ValidFrom is null || rule.ValidTo is null || rule.ValidFrom <= rule.ValidTo, at + "/validTo", "pricing.validity", "The rule ends before it begins.");
            rule.Schedule?.Check(at + "/schedule", problems);
            foreach (AttributeMatch condition in rule.Conditions)
            {
                if (condition.Values.Count == 0) problems.Warning(at + "/conditions", "pricing.never_matches", $"The condition on {condition.Attribute} allows no value: this rule can never match.");
            }
        }
    }

    private static void Unique(IEnumerable<string> ids, string path, Problems problems)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        int i = 0;
        foreach (string id in ids)
            problems.Require(seen.Add(id), Text($"{path}/{i++}/id"), "pricing.duplicate_id", $"{id} is there twice: ids are unique.");
    }

    /// <summary>Every chain to the parent ends: each node is walked once, so the cost is linear.</summary>
    private static void Cycles<T>(IReadOnlyList<T> items, Func<T, string> id, Func<T, string?> parent, string path, string cycle, string unknown, Problems problems)
    {
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        for (int i = 0; i < items.Count; i++) index.TryAdd(id(items[i]), i);
        int[] walk = new int[items.Count];
        for (int start = 0; start < items.Count; start++)
        {
            int at = start;
            while (walk[at] == 0)
            {
                walk[at] = start + 1;
                if (parent(items[at]) is not string up) break;
                if (!index.TryGetValue(up, out int next))
                {
                    problems.Error(Text($"{path}/{at}"), unknown, $"{id(items[at])} refers to {up}, which is not there: add it or correct the name.");
                    break;
                }

                if (walk[next] == start + 1)
                {
                    problems.Error(Text($"{path}/{at}"), cycle, $"{id(items[at])} leads back to itself by way of {up}: break the circle.");
                    break;
                }

                at = next;
            }
        }
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
