using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A checked catalogue with its indexes.</summary>
internal sealed class CompiledCatalog
{
    /// <summary>Below this many rules, looking at each guard for every line is as fast as keeping a list of those that hold.</summary>
    private const int BusyTarget = 8;

    /// <summary>The conditions have been checked against the caller's limits before.</summary>
    private static readonly DefinitionLimits Unlimited = new() { Depth = int.MaxValue, ConditionNodes = int.MaxValue, ListItems = int.MaxValue, TextLength = int.MaxValue };

    private readonly Dictionary<string, ProductTarget> _products;
    private readonly Dictionary<string, CategoryTarget> _categories;
    private readonly FrozenDictionary<string, decimal> _units;

    internal CompiledCatalog(PriceCatalog catalog)
    {
        Definition = catalog;
        CostCurrency = CostCurrencyOf(catalog) is string costs ? Currency.Of(costs) : null;
        PlainBaseLists = [.. catalog.PriceLists.Where(static l => l.Origin == PriceOrigin.Base && l.Entries.All(static e => e.Formula is null))];
        // Fields cost little and are rarely asked for, but a catalogue without conditions pays nothing at all.
        Lazy<FieldMap<PricingFacts>> fields = new(() => PricingFacts.Map(catalog));
        _units = catalog.Units.ToFrozenDictionary(static u => u.Id, static u => u.Factor, StringComparer.Ordinal);
        _categories = new(catalog.Categories.Count, StringComparer.Ordinal);
        foreach (ProductCategory category in catalog.Categories) _categories.Add(category.Id, new CategoryTarget(category.Id));
        foreach (ProductCategory category in catalog.Categories) _categories[category.Id].Parent = Category(category.Parent);
        foreach (CategoryTarget category in _categories.Values) category.Chain = ChainOf(category);
        _products = new(catalog.Products.Count, StringComparer.Ordinal);
        foreach (CatalogProduct product in catalog.Products)
            _products.Add(product.Id, new ProductTarget(product) { Category = Category(product.Category), UnitFactor = UnitFactor(product.Unit) ?? 1m });
        // Products that only a price, a rule or a variant names are added on the way.
        foreach (CatalogProduct product in catalog.Products)
        {
            if (product.VariantOf is string of) _products[product.Id].VariantOf = Named(of);
        }

        Dictionary<ContextGuard, int> guards = [];
        AddPrices(guards, fields);
        AddRules(guards, fields);
        Guards = new ContextGuard[guards.Count];
        foreach ((ContextGuard guard, int number) in guards) Guards[number] = guard;
    }

    internal PriceCatalog Definition { get; }

    /// <summary>The currency of the costs of products; null for that of each document.</summary>
    internal Currency? CostCurrency { get; }

    /// <summary>The base lists that formulas without a named base derive from.</summary>
    internal PriceList[] PlainBaseLists { get; }

    /// <summary>What is aimed at every product.</summary>
    internal CatalogTarget Everything { get; } = new();

    internal ContextGuard[] Guards { get; }

    /// <summary>How many targets have a <see cref="CatalogTarget.SharedRules"/>.</summary>
    internal int SharedTargets { get; private set; }

    /// <summary>The currency that is named, or that of all lists; null if neither says it.</summary>
    internal static string? CostCurrencyOf(PriceCatalog catalog)
    {
        string? only = catalog.CostCurrency ?? (catalog.PriceLists.Count > 0 ? catalog.PriceLists[0].Currency : null);
        return catalog.CostCurrency is not null || catalog.PriceLists.All(list => string.Equals(list.Currency, only, StringComparison.Ordinal)) ? only : null;
    }

    internal ProductTarget Product(string id) => _products.GetValueOrDefault(id, ProductTarget.Unknown);

    /// <summary>The factor of a unit of measure: 1 for none, null for one that is not in the catalogue.</summary>
    internal decimal? UnitFactor(string? unit) =>
        unit is null ? 1m : _units.TryGetValue(unit, out decimal factor) ? factor : null;

    private CategoryTarget? Category(string? id) => id is null ? null : _categories.GetValueOrDefault(id);

    private static string[] ChainOf(CategoryTarget category)
    {
        List<string> chain = [];
        for (CategoryTarget? at = category; at is not null; at = at.Parent) chain.Add(at.Id);
        return [.. chain];
    }

    private ProductTarget Named(string id)
    {
        ref ProductTarget? target = ref CollectionsMarshal.GetValueRefOrAddDefault(_products, id, out bool _);
        return target ??= new ProductTarget(new CatalogProduct(id));
    }

    /// <summary>The target; one that nothing leads to for a category that is not there.</summary>
    private CatalogTarget Target(string? product, string? category) =>
        product is not null ? Named(product) : category is null ? Everything : Category(category) ?? new CatalogTarget();

    private void AddPrices(Dictionary<ContextGuard, int> guards, Lazy<FieldMap<PricingFacts>> fields)
    {
        // Each price is made where it stays: counted by target first, so that nothing is copied and no target has an array of its own.
        CatalogTarget[] targets = new CatalogTarget[Definition.PriceLists.Sum(static list => list.Entries.Count)];
        PriceSlot[] slots = new PriceSlot[targets.Length];
        int at = 0;
        foreach (PriceList list in Definition.PriceLists)
        {
            PriceEntry? last = null;
            foreach (PriceEntry entry in list.Entries)
            {
                // Prices of one product mostly follow each other.
                bool same = last is not null && last.Product is not null && string.Equals(last.Product, entry.Product, StringComparison.Ordinal);
                (targets[at] = same ? targets[at - 1] : Target(entry.Product, entry.Category)).Expected++;
                (last, at) = (entry, at + 1);
            }
        }

        int begin = 0;
        foreach (CatalogTarget target in targets)
        {
            if (target.Expected > 0) target.Reserve(slots, ref begin);
        }

        at = 0;
        Dictionary<string, PriceList> lists = Definition.PriceLists.ToDictionary(static list => list.Id, StringComparer.Ordinal);
        foreach (PriceList definition in Definition.PriceLists)
        {
            CompiledList list = new(definition, definition.BasedOn is string basedOn ? lists[basedOn] : null, Currency.Of(definition.Currency), Definition.TimeZone);
            list.Guard = Number(new ContextGuard(list, Validity.Always, []), guards);
            foreach (PriceEntry entry in definition.Entries)
            {
                CompiledEntry compiled = new(list, entry, Definition.TimeZone, entry.When?.Compile(fields.Value, Unlimited).Value);
                int guard = compiled.IsAlwaysValid && entry.Conditions.Count == 0
                    ? list.Guard : Number(new ContextGuard(list, compiled.Validity, entry.Conditions), guards);
                targets[at++].Add(new PriceSlot(entry.MinQuantity ?? 0m, entry.MaxQuantity ?? decimal.MaxValue, guard, 0, definition.Origin, compiled));
            }
        }

        PriceRanking ranking = new(Definition.Selection);
        foreach (CatalogTarget target in Targets())
        {
            target.Complete();
            ranking.Sort(target.Prices);
        }
    }

    private void AddRules(Dictionary<ContextGuard, int> guards, Lazy<FieldMap<PricingFacts>> fields)
    {
        DiscountRule[] rules = [.. Definition.Rules];
        Array.Sort(rules, static (left, right) =>
            left.Stage != right.Stage ? left.Stage.CompareTo(right.Stage)
            : left.Priority != right.Priority ? right.Priority.CompareTo(left.Priority)
            : string.CompareOrdinal(left.Id, right.Id));
        CatalogTarget[] targets = new CatalogTarget[rules.Length];
        RuleSlot[] slots = new RuleSlot[rules.Length];
        for (int i = 0; i < rules.Length; i++)
        {
            CompiledRule rule = new(rules[i], Definition.TimeZone, rules[i].When?.Compile(fields.Value, Unlimited).Value);
            targets[i] = Target(rules[i].Product, rules[i].Category);
            slots[i] = new RuleSlot(rules[i].MinQuantity ?? 0m, rules[i].MaxQuantity ?? decimal.MaxValue,
                Number(new ContextGuard(null, rule.Validity, rules[i].Conditions), guards), i, rule);
        }

        Distribute(targets, slots);
        foreach (CatalogTarget target in Targets())
        {
            if (target is not ProductTarget && target.Rules.Length > BusyTarget) target.SharedRules = SharedTargets++;
        }
    }

    private static int Number(ContextGuard guard, Dictionary<ContextGuard, int> guards)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(guards, guard, out bool known);
        return known ? number : number = guards.Count - 1;
    }

    private IEnumerable<CatalogTarget> Targets() => [Everything, .. _categories.Values, .. _products.Values];

    /// <summary>Gives every target its own rules, in their order.</summary>
    private static void Distribute(CatalogTarget[] targets, RuleSlot[] rules)
    {
        foreach (CatalogTarget target in targets) target.Expected++;
        for (int i = rules.Length - 1; i >= 0; i--)
        {
            if (targets[i].Rules.Length == 0) targets[i].Rules = new RuleSlot[targets[i].Expected];
            targets[i].Rules[--targets[i].Expected] = rules[i];
        }
    }
}
