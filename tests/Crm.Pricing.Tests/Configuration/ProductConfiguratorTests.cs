using System.Collections.Immutable;
using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Configuration;

public sealed class ProductConfiguratorTests
{
    private static readonly PricingContext Context = new(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR");

    /// <summary>A camera set: a body, one lens of two, a bag that is included, up to two batteries, a warranty for all.</summary>
    private static readonly ConfigurationDefinition Camera = new("cameras", "1",
        [
            new Bundle("SET", BundlePricing.Spread,
            [
                new BundleComponent("BODY"),
                new BundleComponent("LENS-35", MinQuantity: 0m, DefaultQuantity: 1m, Group: "lens"),
                new BundleComponent("LENS-85", MinQuantity: 0m, Group: "lens"),
                new BundleComponent("BAG", MinQuantity: 0m, Included: true),
                new BundleComponent("BATTERY", MinQuantity: 0m, MaxQuantity: 2m),
                new BundleComponent("WARRANTY", MinQuantity: 0m, PerParent: false),
            ])
            {
                Groups = [new OptionGroup("lens", 1, 1)],
                Attributes = [new ConfigurationAttribute("plug", ["eu", "uk"], Default: "eu"), new ConfigurationAttribute("engraving", [], Required: false)],
            },
        ],
        [
            ProductRule.Requires("charge", "BATTERY", "CHARGER", "CHARGER-PRO"),
            ProductRule.Excludes("glass", "LENS-85", "FILTER-35"),
            ProductRule.Recommends("tripod", "LENS-85", "TRIPOD"),
            new ProductRule("adapter", ProductRuleKind.Requires, ["ADAPTER"], Attribute: "plug", Value: "uk"),
        ]);

    private static readonly ProductConfigurator Configurator = ProductConfigurator.Compile(Camera).Value;

    private static readonly PricingEngine Engine = PricingEngine.Compile(new PriceCatalog("c", "1",
        new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
    {
        PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = [.. new (string Id, decimal Price)[] { ("SET", 99.99m), ("BODY", 80m), ("LENS-35", 40m), ("BATTERY", 7m), ("WARRANTY", 20m), ("CHARGER", 5m) }
            .Select(static p => new PriceEntry("p-" + p.Id) { Product = p.Id, Price = new PerUnitPrice(p.Price) })] }],
    }).Value;

    [Fact]
    public void Begin_Bundle_HasItsDefaultsAndIsValid()
    {
        ConfiguredItem set = Configurator.Begin("1", "SET", 2m);
        Assert.Equal([("1.BODY", 1m), ("1.LENS-35", 1m)], set.Components.Select(static c => (c.Id, c.Quantity)));
        Assert.Equal("eu", set.Attributes["plug"]);
        Assert.True(Configurator.Check(new ProductConfiguration([set])).IsValid);
    }

    [Fact]
    public void Check_EverythingWrong_IsSaidAtOnceWithItsPlace()
    {
        ConfiguredItem set = new("1", "SET", 1m)
        {
            Components = [new ConfiguredItem("2", "LENS-35", 1m), new ConfiguredItem("3", "LENS-85", 1m), new ConfiguredItem("4", "BATTERY", 3m), new ConfiguredItem("5", "STRAP", 1m), new ConfiguredItem("5", "BAG", 0m)],
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("plug", "us").Add("colour", "red"),
        };
        ConfigurationReport report = Configurator.Check(new ProductConfiguration([set, new ConfiguredItem("6", "FILTER-35", 1m)]));
        Assert.Equal(
        [
            ("configuration.attribute_unknown", "/items/0/attributes/colour"),
            ("configuration.attribute_value", "/items/0/attributes/plug"),
            ("configuration.component_missing", "/items/0/components"),
            ("configuration.component_unknown", "/items/0/components/3/product"),
            ("configuration.duplicate_id", "/items/0/components/4/id"),
            ("configuration.excludes", "/items/0/components/1"),
            ("configuration.group_many", "/items/0/components"),
            ("configuration.quantity", "/items/0/components/4/quantity"),
            ("configuration.quantity_high", "/items/0/components/2/quantity"),
            ("configuration.requires", "/items/0/components/2"),
        ], report.Violations.Select(static v => (v.ErrorCode!, v.Identifier!)).Order());
        Assert.Equal("LENS-85 of 3 goes well with TRIPOD (rule tripod).", Assert.Single(report.Recommendations).ErrorMessage);
    }

    [Fact]
    public void Complete_MissingParts_AreAddedWithTheirReasons()
    {
        ProductConfiguration given = new([new ConfiguredItem("1", "SET", 1m)
        {
            Components = [new ConfiguredItem("b", "BATTERY", 1m)],
            Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("plug", "uk"),
        }]);
        ConfigurationCompletion complete = Configurator.Complete(given).Value;
        Assert.Equal([("1.BODY", "SET needs it."), ("1.LENS-35", "the group lens needs 1."), ("CHARGER", "the rule charge needs it."), ("ADAPTER", "the rule adapter needs it.")],
            complete.Added.Select(static a => (a.ItemId, a.Reason)));
        Assert.True(Configurator.Check(complete.Configuration).IsValid);
    }

    [Fact]
    public void Complete_WhatAddingCannotMend_SaysWhy()
    {
        ProductConfiguration given = new([new ConfiguredItem("1", "SET", 1m) { Components = [new ConfiguredItem("3", "LENS-85", 1m)] }, new ConfiguredItem("6", "FILTER-35", 1m)]);
        ValidationError left = Assert.Single(Configurator.Complete(given).ValidationErrors);
        Assert.Equal(("configuration.excludes", "/items/0/components/0"), (left.ErrorCode, left.Identifier));
    }

    [Fact]
    public void Expand_SpreadPrice_AddsUpToTheCentWithIncludedPartsAtZero()
    {
        ConfiguredItem set = Configurator.Begin("1", "SET");
        set = set with { Components = [.. set.Components, new ConfiguredItem("bag", "BAG", 1m), new ConfiguredItem("w", "WARRANTY", 1m)] };
        IReadOnlyList<BundleLine> lines = Configurator.Expand(new ProductConfiguration([set with { Components = set.Components[..2] }]), Engine, Context).Value;
        // 99.99 by 80.00 : 40.00 is 66.66 and 33.33.
        Assert.Equal([("1", null, 0m), ("1.BODY", "1", 66.66m), ("1.LENS-35", "1", 33.33m)], lines.Select(static l => (l.Line.Id, l.ParentId, ((AmountPrice)l.Line.Price!).Amount)));
        lines = Configurator.Expand(new ProductConfiguration([set with { Quantity = 3m }]), Engine, Context).Value;
        Assert.Equal([3m, 3m, 3m, 3m, 1m], lines.Select(static l => l.Line.Quantity));
        Assert.Equal(0m, ((AmountPrice)lines[3].Line.Price!).Amount);
        PricedQuote quote = Engine.Price(new QuoteRequest([.. lines.Select(static l => l.Line)]), Context).Value;
        Assert.Equal(299.97m, quote.Totals.Net);
    }

    [Fact]
    public void Expand_OtherTreatments_LeaveThePricesToTheCatalogue()
    {
        ProductConfigurator Of(BundlePricing pricing) => ProductConfigurator.Compile(Camera with { Bundles = [Camera.Bundles[0] with { Pricing = pricing }] }).Value;
        ProductConfiguration set = new([Configurator.Begin("1", "SET")]);
        decimal Net(BundlePricing pricing) => Engine.Price(new QuoteRequest([.. Of(pricing).Expand(set, Engine, Context).Value.Select(static l => l.Line)]), Context).Value.Totals.Net;
        Assert.Equal(120m, Net(BundlePricing.SumOfComponents));
        Assert.Equal(219.99m, Net(BundlePricing.BasePlusComponents));
        Assert.Equal(99.99m, Net(BundlePricing.Spread));
    }

    [Fact]
    public void Expand_WithoutAPriceToSpreadBy_SaysWhichAndHow()
    {
        ConfiguredItem set = new("1", "SET", 1m) { Components = [new ConfiguredItem("b", "BODY", 1m), new ConfiguredItem("l", "LENS-85", 1m)], Attributes = ImmutableSortedDictionary<string, string>.Empty.Add("plug", "eu") };
        ValidationError error = Assert.Single(Configurator.Expand(new ProductConfiguration([set]), Engine, Context).ValidationErrors);
        Assert.Equal(("configuration.no_price", "/items/0/components/1"), (error.ErrorCode, error.Identifier));
        Assert.Contains("priceWeight", error.ErrorMessage);
    }

    [Fact]
    public void Compile_Contradictions_AreFoundAlongTheChain()
    {
        ConfigurationDefinition definition = Camera with { Rules = [ProductRule.Requires("r1", "A", "B"), ProductRule.Requires("r2", "B", "C"), ProductRule.Excludes("x", "C", "A")] };
        ValidationError error = Assert.Single(ProductConfigurator.Compile(definition).ValidationErrors, static e => e.Identifier == "/rules/0");
        Assert.Equal("configuration.contradiction", error.ErrorCode);
        Assert.Contains("A -> B -> C and A exclude each other by the rule x", error.ErrorMessage);
        Assert.True(ProductConfigurator.Compile(definition with { Rules = [ProductRule.Requires("r1", "A", "B", "D"), .. definition.Rules[1..]] }).IsSuccess);
        ConfigurationDefinition parts = Camera with { Rules = [ProductRule.Excludes("x", "BODY", "SET")] };
        Assert.Contains(ProductConfigurator.Compile(parts).ValidationErrors, static e => e is { ErrorCode: "configuration.contradiction", Identifier: "/bundles/0" });
    }

    [Fact]
    public void Compile_AVeryLongChain_CostsItsLengthAndIsWrittenInShort()
    {
        ConfigurationDefinition Chain(params ProductRule[] more) => new("d", "1", [], [.. Enumerable.Range(0, 3_000).Select(static i => ProductRule.Requires($"r{i}", $"P{i}", $"P{i + 1}")), .. more]);
        Assert.InRange(Allocated.Least(() => ProductConfigurator.Compile(Chain(ProductRule.Excludes("x", "A", "B")))), 0, 60_000_000);
        ValidationError error = ProductConfigurator.Compile(Chain(ProductRule.Excludes("x", "P3000", "P0"))).ValidationErrors[0];
        Assert.Contains("P0 -> P1 -> P2 -> P3 -> P4 -> ... -> P2996 -> P2997 -> P2998 -> P2999 -> P3000 and P0 exclude", error.ErrorMessage, StringComparison.Ordinal);
        // Completion follows it too.
        ConfigurationCompletion complete = ProductConfigurator.Compile(Chain()).Value.Complete(new ProductConfiguration([new ConfiguredItem("1", "P0", 1m)])).Value;
        Assert.Equal(3_001, complete.Configuration.Items.Length);
    }

    [Fact]
    public void Complete_MoreThanTheLimit_EndsAndSaysSo()
    {
        Bundle[] bundles = [.. Enumerable.Range(0, 5).Select(static i => new Bundle($"B{i}", BundlePricing.SumOfComponents, [.. Enumerable.Range(0, 4).Select(k => new BundleComponent($"c{i}{k}"))]))];
        ConfigurationDefinition definition = new("d", "1", [.. bundles], [.. Enumerable.Range(0, 5).Select(static i => ProductRule.Requires($"r{i}", "A", $"B{i}"))]);
        ProductConfiguration given = new([new ConfiguredItem("1", "A", 1m)]);
        Assert.Equal(25, ProductConfigurator.Compile(definition, new DefinitionLimits { Expansions = 25 }).Value.Complete(given).Value.Added.Count);
        Assert.Equal("configuration.bundle_size", Assert.Single(ProductConfigurator.Compile(definition, new DefinitionLimits { Expansions = 24 }).Value.Complete(given).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Complete_NestedDeeperThanAnyBundle_IsRefused()
    {
        ConfiguredItem item = new("0", "SET", 1m);
        for (int i = 1; i < 20_000; i++) item = new ConfiguredItem($"{i}", "SET", 1m) { Components = [item] };
        Assert.Contains(Configurator.Complete(new ProductConfiguration([item])).ValidationErrors, static e => e.ErrorCode == "configuration.too_deep");
    }

    [Fact]
    public void Complete_OfSeveralThatWouldDo_TakesOneThatNoAttributeExcludes()
    {
        ProductConfigurator configurator = ProductConfigurator.Compile(Camera with
        {
            Rules = [ProductRule.Requires("charge", "BATTERY", "CHARGER", "CHARGER-PRO"), new ProductRule("plug", ProductRuleKind.Excludes, ["CHARGER"], Attribute: "plug", Value: "eu")],
        }).Value;
        ConfiguredItem set = configurator.Begin("1", "SET");
        ConfigurationCompletion complete = configurator.Complete(new ProductConfiguration([set with { Components = [.. set.Components, new ConfiguredItem("b", "BATTERY", 1m)] }])).Value;
        Assert.Equal("CHARGER-PRO", Assert.Single(complete.Added).Product);
    }

    [Fact]
    public void Complete_WhatIsAddedAndWhatWasGivenAreBothWrong_SaysBoth()
    {
        // The battery needs a charger that the lens excludes; the strap is no component at all.
        ProductConfigurator configurator = ProductConfigurator.Compile(Camera with { Rules = [ProductRule.Requires("charge", "BATTERY", "CHARGER"), ProductRule.Excludes("x", "LENS-35", "CHARGER")] }).Value;
        ConfiguredItem set = configurator.Begin("1", "SET");
        ProductConfiguration given = new([set with { Components = [.. set.Components, new ConfiguredItem("b", "BATTERY", 1m), new ConfiguredItem("s", "STRAP", 1m)] }]);
        Assert.Equal([("configuration.component_unknown", "/items/0/components/3/product"), ("configuration.excludes", "/items/0/components/1")],
            configurator.Complete(given).ValidationErrors.Select(static e => (e.ErrorCode!, e.Identifier!)));
    }

    [Fact]
    public void Expand_ASumOfNothing_CostsNothing()
    {
        ProductConfigurator configurator = ProductConfigurator.Compile(new ConfigurationDefinition("d", "1", [new Bundle("SET", BundlePricing.SumOfComponents, [new BundleComponent("BODY", 0m)])], [])).Value;
        BundleLine line = Assert.Single(configurator.Expand(new ProductConfiguration([configurator.Begin("1", "SET")]), Engine, Context).Value);
        Assert.Equal(0m, Assert.IsType<AmountPrice>(line.Line.Price).Amount);
    }

    [Fact]
    public void Expand_AnIncludedBundle_NeedsNoPricesInside()
    {
        // GIFT is in the price of SET, and nothing in it has a price of its own.
        ProductConfigurator configurator = ProductConfigurator.Compile(new ConfigurationDefinition("d", "1",
        [
            new Bundle("SET", BundlePricing.Spread, [new BundleComponent("BODY"), new BundleComponent("GIFT", Included: true)]),
            new Bundle("GIFT", BundlePricing.SumOfComponents, [new BundleComponent("STRAP"), new BundleComponent("CARD")]),
        ], [])).Value;
        IReadOnlyList<BundleLine> lines = configurator.Expand(new ProductConfiguration([configurator.Begin("1", "SET")]), Engine, Context).Value;
        Assert.Equal([("SET", 0m), ("BODY", 99.99m), ("GIFT", 0m), ("STRAP", 0m), ("CARD", 0m)], lines.Select(static l => (l.Line.Product, ((AmountPrice)l.Line.Price!).Amount)));
    }

    [Fact]
    public void Expand_ABundleThatAddsToItsComponents_WeighsBoth()
    {
        // WARRANTY alone costs 20.00 and the lens 40.00 besides, the body 80.00: 99.99 by 60 : 80.
        ProductConfigurator configurator = ProductConfigurator.Compile(new ConfigurationDefinition("d", "1",
        [
            new Bundle("SET", BundlePricing.Spread, [new BundleComponent("WARRANTY"), new BundleComponent("BODY")]),
            new Bundle("WARRANTY", BundlePricing.BasePlusComponents, [new BundleComponent("LENS-35")]),
        ], [])).Value;
        IReadOnlyList<BundleLine> lines = configurator.Expand(new ProductConfiguration([configurator.Begin("1", "SET")]), Engine, Context).Value;
        Assert.Equal([("LENS-35", 42.85m), ("BODY", 57.14m)], lines.Where(static l => l.Line.Product is "LENS-35" or "BODY").Select(static l => (l.Line.Product, ((AmountPrice)l.Line.Price!).Amount)));
    }

    [Fact]
    public void Compile_MoreDefaultsThanAGroupAllows_IsRefused()
    {
        ConfigurationDefinition definition = new("d", "1", [new Bundle("S", BundlePricing.SumOfComponents, [new BundleComponent("A", 0m, DefaultQuantity: 1m, Group: "g"), new BundleComponent("B", 0m, DefaultQuantity: 1m, Group: "g")]) { Groups = [new OptionGroup("g", 1, 1)] }], []);
        ValidationError error = Assert.Single(ProductConfigurator.Compile(definition).ValidationErrors);
        Assert.Equal(("configuration.group_impossible", "/bundles/0/groups/0/maxChoices"), (error.ErrorCode, error.Identifier));
    }

    [Fact]
    public void Compile_MoreThanTheLimits_IsRefused()
    {
        ConfigurationDefinition definition = new("d", "1", [], [ProductRule.Requires("r", "A", "B", "C", "D")]);
        Assert.True(ProductConfigurator.Compile(definition, new DefinitionLimits { Nodes = 3 }).IsSuccess);
        Assert.Equal("configuration.too_large", Assert.Single(ProductConfigurator.Compile(definition, new DefinitionLimits { Nodes = 2 }).ValidationErrors).ErrorCode);
        Assert.Equal("configuration.too_large", Assert.Single(ProductConfigurator.Compile(Camera, new DefinitionLimits { Rules = 12 }).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Compile_BundlesInsideThemselves_AreNamedOnce()
    {
        static Bundle Of(string product, params string[] components) => new(product, BundlePricing.SumOfComponents, [.. components.Select(static c => new BundleComponent(c))]);
        ConfigurationDefinition definition = new("d", "1", [Of("A", "B"), Of("B", "C", "X"), Of("C", "B"), Of("D", "X")], []);
        ValidationError error = Assert.Single(ProductConfigurator.Compile(definition).ValidationErrors);
        Assert.Equal(("configuration.bundle_cycle", "/bundles/1"), (error.ErrorCode, error.Identifier));
        // Two of the level below on each of forty levels are a million million items.
        ConfigurationDefinition tower = new("d", "1", [.. Enumerable.Range(0, 40).SelectMany(static i => new[] { Of($"L{i}", $"L{i + 1}", $"M{i + 1}"), Of($"M{i}", $"L{i + 1}", $"M{i + 1}") })], []);
        Assert.All(ProductConfigurator.Compile(tower).ValidationErrors, static e => Assert.Equal("configuration.bundle_size", e.ErrorCode));
        ConfigurationDefinition deep = new("d", "1", [.. Enumerable.Range(0, 70).Select(static i => Of($"L{i}", $"L{i + 1}"))], []);
        Assert.Equal("/bundles/5", Assert.Single(ProductConfigurator.Compile(deep).ValidationErrors, static e => e.ErrorCode == "configuration.bundle_depth").Identifier);
    }

    [Fact]
    public void Compile_WhatCannotBeChosen_IsSaidAtOnce()
    {
        ConfigurationDefinition definition = new("d", "1",
        [
            new Bundle("S", BundlePricing.Spread,
            [
                new BundleComponent("A", MinQuantity: 3m, MaxQuantity: 2m, Group: "g"), new BundleComponent("B", Group: "g"), new BundleComponent("B", Group: "none"), new BundleComponent("C", DefaultQuantity: 0m),
            ])
            { Groups = [new OptionGroup("g", 0, 1), new OptionGroup("h", 1)], Attributes = [new ConfigurationAttribute("a", ["x"], Default: "y")] },
        ],
        [new ProductRule("r", ProductRuleKind.Requires, []), ProductRule.Excludes("r", "A", "A"), new ProductRule("q", ProductRuleKind.Requires, ["A"], Attribute: "nowhere", Value: "1")]);
        Assert.Equal(
        [
            "configuration.attribute_unknown", "configuration.default_quantity", "configuration.default_value", "configuration.duplicate_id", "configuration.duplicate_id",
            "configuration.group_impossible", "configuration.group_impossible", "configuration.group_unknown", "configuration.quantity_range", "configuration.rule_others", "configuration.rule_self", "configuration.rule_subject",
        ], ProductConfigurator.Compile(definition).ValidationErrors.Select(static e => e.ErrorCode).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Json_Definition_ReadsBackToTheSameTextAndCompiles()
    {
        string json = ConfigurationDefinition.Json.Write(Camera);
        Result<ConfigurationDefinition> read = ConfigurationDefinition.Json.Read(json);
        Assert.True(read.IsSuccess, read.ToString());
        Assert.Equal(json, ConfigurationDefinition.Json.Write(read.Value));
        Assert.True(ProductConfigurator.Compile(read.Value).IsSuccess);
        Assert.Contains("\"kind\":\"requires\"", json);
        Assert.Contains(ConfigurationDefinition.Json.Read(json.Replace("\"spread\"", "\"smear\"", StringComparison.Ordinal)).ValidationErrors, static e => e.Identifier == "/bundles/0/pricing");
    }
}
