using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Configuration;

public sealed class ConfigurationLaws
{
    private static readonly string[] Names = ["A", "B", "C", "D", "E", "F", "G"];
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD", "MGA"];

    /// <summary>A bundle of a bundle, a group, and rules at random between all products; some of them contradict each other.</summary>
    private static readonly Gen<ConfigurationDefinition> AnyDefinition =
        from mins in Gen.Choose(0, 1).ArrayOf(5)
        from choices in Gen.Choose(0, 2)
        from count in Gen.Choose(0, 4)
        from kinds in Gen.Choose(0, 2).ArrayOf(count)
        from subjects in Gen.Choose(0, 6).ArrayOf(count)
        from others in Gen.Choose(0, 6).ArrayOf(count)
        from alternatives in Gen.Choose(0, 9).ArrayOf(count)
        select new ConfigurationDefinition("d", "1",
            [
                new Bundle("A", BundlePricing.SumOfComponents, [new BundleComponent("B", mins[0]), new BundleComponent("C", mins[1], MaxQuantity: 3m), new BundleComponent("D", 0m, Group: "g"), new BundleComponent("E", 0m, DefaultQuantity: 1m, Group: "g")])
                {
                    Groups = [new OptionGroup("g", choices)],
                    Attributes = [new ConfigurationAttribute("x", ["1", "2"], Required: mins[4] == 1, Default: mins[3] == 1 ? "2" : null)],
                },
                new Bundle("C", BundlePricing.SumOfComponents, [new BundleComponent("F", mins[2]), new BundleComponent("G", 0m)]),
            ],
            [.. kinds.Select((kind, i) => new ProductRule($"r{i}", (ProductRuleKind)kind, alternatives[i] < 7 && alternatives[i] != subjects[i] && alternatives[i] != others[i] ? [Names[others[i]], Names[alternatives[i]]] : [Names[others[i]]], Names[subjects[i]]))
                .Where(static r => !r.Others.Contains(r.Product!))]);

    private static readonly Gen<ProductConfiguration> AnyConfiguration =
        from roots in Gen.Choose(0, 6).ArrayOf(3)
        from parts in Gen.Choose(0, 6).ArrayOf(4)
        from quantities in Gen.Choose(1, 4).ArrayOf(7)
        from size in Gen.Choose(1, 3)
        select new ProductConfiguration([.. roots.Take(size).Select((root, i) => new ConfiguredItem($"i{i}", Names[root], quantities[i])
        {
            Components = root == 0 && i == 0 ? [.. parts.Distinct().Select((part, k) => new ConfiguredItem($"p{k}", Names[part], quantities[3 + k]))] : [],
        })]);

    private static readonly Gen<(ProductConfigurator Configurator, ProductConfiguration Configuration)> Any =
        (from definition in AnyDefinition from configuration in AnyConfiguration select (Compiled: ProductConfigurator.Compile(definition), configuration))
        .Where(static any => any.Compiled.IsSuccess).Select(static any => (any.Compiled.Value, any.configuration));

    [Fact]
    public void Complete_AnyConfiguration_IsValidAndKeepsWhatWasChosen_OrSaysWhy() => Law.Holds(Any, static any =>
    {
        Result<ConfigurationCompletion> completed = any.Configurator.Complete(any.Configuration);
        if (!completed.IsSuccess) return completed.ValidationErrors.Count > 0 && completed.ValidationErrors.All(static e => e.Identifier is not null && e.ErrorCode is not null);
        ProductConfiguration complete = completed.Value.Configuration;
        return any.Configurator.Check(complete).IsValid
            && any.Configuration.All.All(item => complete.All.Any(c => c.Id == item.Id && c.Product == item.Product && c.Quantity == item.Quantity))
            && complete.All.Count() == any.Configuration.All.Count() + completed.Value.Added.Count(static a => a.Attribute is null)
            && any.Configurator.Complete(complete).Value.Added.Count == 0
            && (completed.Value.Added.Count > 0 || any.Configurator.Check(any.Configuration).IsValid);
    }, 2_000);

    [Fact]
    public void Check_AnyConfiguration_FindsWhatTheDefinitionSaysWordForWord() => Law.Holds(Any, static any =>
        Codes(any.Configurator.Check(any.Configuration)).SequenceEqual(Wrong(any.Configurator.Definition, any.Configuration).Order(StringComparer.Ordinal)), 2_000);

    [Fact]
    public void CheckAndComplete_InAnotherOrder_SayTheSame() => Law.Holds(Any, static any =>
    {
        ConfigurationDefinition definition = any.Configurator.Definition;
        ProductConfigurator turned = ProductConfigurator.Compile(definition with
        {
            Bundles = [.. definition.Bundles.Reverse().Select(static b => b with { Components = [.. b.Components.Reverse()] })],
        }).Value;
        ProductConfiguration other = new([.. any.Configuration.Items.Reverse().Select(static i => i with { Components = [.. i.Components.Reverse()] })]);
        Result<ConfigurationCompletion> one = any.Configurator.Complete(any.Configuration), two = any.Configurator.Complete(other);
        return Said(any.Configurator.Check(any.Configuration)).SequenceEqual(Said(any.Configurator.Check(other)))
            && Codes(any.Configurator.Check(any.Configuration)).SequenceEqual(Codes(turned.Check(other)))
            && one.IsSuccess == two.IsSuccess
            && (!one.IsSuccess || Items(one.Value.Configuration).SequenceEqual(Items(two.Value.Configuration)));
    }, 2_000);

    [Fact]
    public void Begin_AnyBundle_CompletesToItselfOrSaysWhy() => Law.Holds(AnyDefinition, static definition =>
        !ProductConfigurator.Compile(definition).IsSuccess
        || ProductConfigurator.Compile(definition).Value is var configurator && configurator.Check(new ProductConfiguration([configurator.Begin("1", "C")])).Violations.All(static v => v.ErrorCode is "configuration.requires" or "configuration.excludes"), 500);

    [Fact]
    public void Expand_SpreadOfAnyPrice_AddsUpToTheSmallestUnit() => Law.Holds(
        from price in Gen.Choose(0, 99_999_999)
        from weights in Gen.Choose(0, 50_000).ArrayOf(4)
        from quantities in Gen.Choose(1, 30).ArrayOf(5)
        from currency in Gen.Elements(Currencies)
        from mode in Gen.Choose(0, 8)
        select (price, weights, quantities, currency, mode), static any =>
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy((RoundingMode)any.mode, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            PriceLists = [new PriceList("l", any.currency, PriceOrigin.Base) { Entries =
            [
                new PriceEntry("s") { Product = "S", Price = new PerUnitPrice(any.price / 1000m) },
                .. any.weights.Select(static (w, i) => new PriceEntry($"e{i}") { Product = i == 3 ? "X" : $"P{i}", Price = new PerUnitPrice(w / 100m) }),
            ] }],
        }).Value;
        // S holds P0, P1 and T; T holds P2 and X and has no price of its own.
        ProductConfigurator configurator = ProductConfigurator.Compile(new ConfigurationDefinition("d", "1",
        [
            new Bundle("S", BundlePricing.Spread, [new BundleComponent("P0"), new BundleComponent("P1", PerParent: false), new BundleComponent("T"), new BundleComponent("FREE", Included: true)]),
            new Bundle("T", BundlePricing.SumOfComponents, [new BundleComponent("P2"), new BundleComponent("X")]),
        ], [])).Value;
        ConfiguredItem item = configurator.Begin("1", "S", any.quantities[4]);
        item = item with { Components = [.. item.Components.Select((c, i) => c with { Quantity = any.quantities[i] })] };
        PricingContext context = new(Instant.MinValue, any.currency);
        Result<IReadOnlyList<BundleLine>> lines = configurator.Expand(new ProductConfiguration([item]), engine, context);
        decimal whole = Currency.Of(any.currency).Rounding((RoundingMode)any.mode).Round(any.price / 1000m * any.quantities[4]);
        // Where everything costs nothing alone, there is nowhere for the price to go.
        if (any.weights.All(static w => w == 0)) return lines.IsSuccess == (whole == 0m);
        return lines.Value.Sum(static l => ((AmountPrice)l.Line.Price!).Amount) == whole
            && ((AmountPrice)lines.Value.Single(static l => l.Line.Product == "FREE").Line.Price!).Amount == 0m
            && engine.Price(new QuoteRequest([.. lines.Value.Select(static l => l.Line)]), context).Value.Totals.Net == whole;
    }, 1_000);

    /// <summary>The oracle: one sentence of the documentation after the other, without an index.</summary>
    private static IEnumerable<string> Wrong(ConfigurationDefinition definition, ProductConfiguration configuration)
    {
        ConfiguredItem[] all = [.. configuration.All];
        List<string> codes = [.. all.GroupBy(static i => i.Id).SelectMany(static same => same.Skip(1)).Select(static _ => "duplicate_id")];
        foreach (ConfiguredItem item in all)
        {
            if (definition.Bundles.SingleOrDefault(b => b.Product == item.Product) is not Bundle bundle) continue;
            string[] chosen = [.. item.Components.Select(static c => c.Product)];
            codes.AddRange(chosen.Except(bundle.Components.Select(static c => c.Product)).Select(static _ => "component_unknown"));
            codes.AddRange(bundle.Components.Where(c => c.MinQuantity > 0m && !chosen.Contains(c.Product)).Select(static _ => "component_missing"));
            codes.AddRange(bundle.Components.Where(c => item.Components.Any(i => i.Product == c.Product && i.Quantity < c.MinQuantity)).Select(static _ => "quantity_low"));
            codes.AddRange(bundle.Components.Where(c => item.Components.Any(i => i.Product == c.Product && i.Quantity > c.MaxQuantity)).Select(static _ => "quantity_high"));
            codes.AddRange(bundle.Groups.Where(g => bundle.Components.Count(c => c.Group == g.Id && chosen.Contains(c.Product)) < g.MinChoices).Select(static _ => "group_few"));
            codes.AddRange(bundle.Groups.Where(g => bundle.Components.Count(c => c.Group == g.Id && chosen.Contains(c.Product)) > g.MaxChoices).Select(static _ => "group_many"));
            codes.AddRange(bundle.Attributes.Where(a => a.Required && !item.Attributes.ContainsKey(a.Name)).Select(static _ => "attribute_missing"));
        }

        foreach (ProductRule rule in definition.Rules.Where(rule => all.Any(i => i.Product == rule.Product)))
        {
            bool there = all.Any(i => rule.Others.Contains(i.Product));
            if (there == (rule.Kind == ProductRuleKind.Excludes)) codes.Add(rule.Kind switch { ProductRuleKind.Requires => "requires", ProductRuleKind.Excludes => "excludes", _ => "recommends" });
        }

        return codes.Select(static code => "configuration." + code);
    }

    private static IEnumerable<string> Said(ConfigurationReport report) =>
        report.Violations.Concat(report.Recommendations).Select(static v => v.ErrorCode + v.ErrorMessage).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Codes(ConfigurationReport report) =>
        report.Violations.Concat(report.Recommendations).Select(static v => v.ErrorCode!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Items(ProductConfiguration configuration) =>
        configuration.All.Select(static i => $"{i.Id} {i.Product} {i.Quantity} {string.Join(',', i.Attributes)}").Order(StringComparer.Ordinal);
}
