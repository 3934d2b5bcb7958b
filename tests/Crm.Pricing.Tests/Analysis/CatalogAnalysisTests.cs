using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Analysis;

public sealed class CatalogAnalysisTests
{
    private static readonly PricingPolicy Sequential = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);
    private static readonly PriceCatalog Empty = new("c", "1", Sequential);

    [Fact]
    public void Compile_TwoPricesThatDifferOnlyById_WarnsOfTheTie()
    {
        PriceCatalog catalog = Priced(Of("a", 10m), Of("b", 10m));
        ValidationError found = Assert.Single(Warnings(catalog));
        Assert.Equal(("pricing.price_tie", "/priceLists/0/entries/1"), (found.ErrorCode, found.Identifier));
        Assert.Contains("a and b", found.ErrorMessage);
        // Another amount decides by itself, and where it may not, it is a tie again.
        Assert.Empty(Warnings(Priced(Of("a", 10m), Of("b", 11m))));
        Assert.Single(Warnings(Priced(Of("a", 10m), Of("b", 11m)) with { Selection = SelectionOrder.MostSpecificThenQuantity }), Is("pricing.price_tie"));
    }

    [Fact]
    public void Compile_PricesThatNeverMeet_IsNoTie() => Assert.Empty(Warnings(Priced(
        Of("a", 10m) with { Conditions = [new AttributeMatch("segment", ["x", "y"])] },
        Of("b", 10m) with { Conditions = [new AttributeMatch("segment", ["z"])] },
        Of("c", 10m) with { Conditions = [new AttributeMatch("region", ["eu"]), new AttributeMatch("segment", ["z"])] })));

    [Fact]
    public void Compile_PriceThatAnotherAlwaysOutranks_IsNamed()
    {
        PriceCatalog catalog = Priced(
            Of("ten", 9m) with { MinQuantity = 10m },
            Of("special", 12m) with { Priority = 5 });
        ValidationError found = Assert.Single(Warnings(catalog));
        Assert.Equal(("pricing.price_shadowed", "/priceLists/0/entries/0"), (found.ErrorCode, found.Identifier));
        Assert.Contains("special", found.ErrorMessage);
        // A quantity, a day or a customer for which it still counts, and it is none.
        Assert.Empty(Warnings(Priced(Of("ten", 9m) with { MinQuantity = 10m }, Of("special", 12m) with { Priority = 5, MaxQuantity = 100m })));
        Assert.Empty(Warnings(Priced(Of("ten", 9m) with { MinQuantity = 10m }, Of("special", 12m) with { Priority = 5, ValidTo = Instant.FromUtc(2026, 1, 1, 0, 0) })));
        Assert.Empty(Warnings(Priced(Of("ten", 9m) with { MinQuantity = 10m }, Of("special", 12m) with { Priority = 5, Conditions = [new AttributeMatch("segment", ["x"])] })));
    }

    [Fact]
    public void Compile_HigherOfTwoPrices_StillCountsForWhatIsGivenBack()
    {
        // The lower amount ranks first, and of 1 unit given back 20.00 is less than 10.00: -20.00.
        PriceCatalog catalog = Priced(Of("twenty", 20m) with { MinQuantity = 1m, MaxQuantity = 1m }, Of("ten", 10m) with { MinQuantity = 1m });
        Assert.Empty(Warnings(catalog));
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        PricingContext context = new(Instant.FromUtc(2026, 1, 1, 0, 0), "EUR");
        Assert.Equal("ten", engine.SelectPrice("p", 1m, context).Value.Calculated!.EntryId);
        Assert.Equal("twenty", engine.SelectPrice("p", -1m, context).Value.Calculated!.EntryId);
    }

    [Fact]
    public void Compile_PriceOfACategoryWithPriority_ShadowsItsProducts()
    {
        PriceCatalog catalog = Priced(Of("p", 9m), new PriceEntry("all-tools") { Category = "tools", Priority = 1, Price = new PerUnitPrice(12m) }) with
        {
            Categories = [new ProductCategory("tools", null), new ProductCategory("saws", "tools")],
            Products = [new CatalogProduct("p") { Category = "saws" }],
        };
        Assert.Single(Warnings(catalog), Is("pricing.price_shadowed"));
        // A variant that is elsewhere still needs the product's price.
        Assert.Empty(Warnings(catalog with { Products = [.. catalog.Products, new CatalogProduct("v") { VariantOf = "p" }] }));
    }

    [Fact]
    public void Compile_BaseOfADerivedList_IsNotShadowedByAnotherList()
    {
        PriceCatalog catalog = Empty with
        {
            PriceLists =
            [
                new PriceList("old", "EUR", PriceOrigin.Base) { Entries = [Of("a", 10m)] },
                new PriceList("new", "EUR", PriceOrigin.Base) { Entries = [Of("b", 12m) with { Priority = 1 }] },
                new PriceList("derived", "EUR", PriceOrigin.Sale) { BasedOn = "old", Entries = [new PriceEntry("c") { Product = "p", Formula = new PriceFormula { DiscountPercent = 5m } }] },
            ],
        };
        Assert.Empty(Warnings(catalog));
        Assert.Single(Warnings(catalog with { PriceLists = [.. catalog.PriceLists.Take(2)] }), Is("pricing.price_shadowed"));
    }

    [Fact]
    public void Compile_WhatCanNeverMatch_IsNamedWithItsAttribute()
    {
        PriceList list = new("l", "EUR", PriceOrigin.Base)
        {
            Conditions = [new AttributeMatch("segment", ["a", "b"])],
            ValidTo = Instant.FromUtc(2026, 1, 1, 0, 0),
            Entries =
            [
                Of("other", 1m) with { Conditions = [new AttributeMatch("segment", ["c"])] },
                Of("late", 2m) with { ValidFrom = Instant.FromUtc(2026, 2, 1, 0, 0) },
                Of("none", 3m) with { Conditions = [new AttributeMatch("region", [])] },
                Of("fine", 4m) with { Conditions = [new AttributeMatch("segment", ["b", "c"])] },
            ],
        };
        ValidationError[] found = Warnings(Empty with { PriceLists = [list] });
        Assert.All(found, static w => Assert.Equal("pricing.never_matches", w.ErrorCode));
        Assert.Equal(["/priceLists/0/entries/0/conditions", "/priceLists/0/entries/1/validFrom", "/priceLists/0/entries/2/conditions"], found.Select(static w => w.Identifier));
    }

    [Fact]
    public void Compile_ListsThatDeriveTooDeep_AreRefused()
    {
        PriceCatalog catalog = Empty with
        {
            PriceLists = [.. Enumerable.Range(0, 70).Select(static i => new PriceList($"l{i}", "EUR", PriceOrigin.Base) { BasedOn = i == 0 ? null : $"l{i - 1}" })],
        };
        ValidationError error = Assert.Single(PricingEngine.Compile(catalog).ValidationErrors);
        Assert.Equal(("pricing.list_depth", "/priceLists/64"), (error.ErrorCode, error.Identifier));
        Assert.True(PricingEngine.Compile(catalog, DefinitionLimits.Default with { Depth = 70 }).IsSuccess);
        PriceCatalog circle = catalog with { PriceLists = [.. catalog.PriceLists.Take(3), new PriceList("l3", "EUR", PriceOrigin.Base) { BasedOn = "l4" }, new PriceList("l4", "EUR", PriceOrigin.Base) { BasedOn = "l3" }] };
        Assert.Equal("pricing.list_cycle", Assert.Single(PricingEngine.Compile(circle).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Compile_NamesThatLeadNowhere_AreWarnings()
    {
        PriceCatalog catalog = Empty with
        {
            Products = [new CatalogProduct("p"), new CatalogProduct("v") { VariantOf = "ghost" }],
            PriceLists =
            [
                new PriceList("l", "EUR", PriceOrigin.Base)
                {
                    Entries = [Of("a", 1m), new PriceEntry("b") { Category = "nowhere", Price = new PerUnitPrice(1m) }, new PriceEntry("c") { Product = "s", Price = new PercentOfTotalPrice(10m, "nowhere") }],
                },
            ],
            Rules = [new DiscountRule("r", PriceStage.Promotion) { Product = "typo", Value = DiscountValue.OfPercent(1m) }],
        };
        Assert.Equal(
            [("pricing.category_unknown", "/priceLists/0/entries/1/category"), ("pricing.product_unknown", "/rules/0/product"),
                ("pricing.product_unknown", "/products/1/variantOf"), ("pricing.category_unknown", "/priceLists/0/entries/2/price/category")],
            Warnings(catalog).Select(static w => (w.ErrorCode!, w.Identifier!)));
        Assert.Contains(PricingEngine.Compile(Empty with { Products = [new CatalogProduct("p") { VariantOf = "p" }] }).ValidationErrors, static e => e.ErrorCode == "pricing.variant_self");
        Assert.Single(Warnings(Empty with { PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("f") { Formula = new PriceFormula() }] }] }), Is("pricing.no_base_list"));
    }

    [Fact]
    public void Compile_PercentagesOfEachOther_AreNamed()
    {
        PriceCatalog catalog = Empty with
        {
            Categories = [new ProductCategory("care", null), new ProductCategory("plus", null), new ProductCategory("goods", null)],
            Products = [new CatalogProduct("support") { Category = "care" }, new CatalogProduct("premium") { Category = "plus" }, new CatalogProduct("box") { Category = "goods" }],
            PriceLists =
            [
                new PriceList("l", "EUR", PriceOrigin.Base)
                {
                    Entries =
                    [
                        new PriceEntry("a") { Product = "support", Price = new PercentOfTotalPrice(10m, "plus") },
                        new PriceEntry("b") { Product = "premium", Price = new PercentOfTotalPrice(10m, "care") },
                        new PriceEntry("c") { Product = "box", Price = new PerUnitPrice(10m) },
                    ],
                },
            ],
        };
        Assert.Equal(2, Warnings(catalog).Count(static w => w.ErrorCode == "pricing.percent_of_nothing"));
        Assert.Empty(Warnings(catalog with { Products = [.. catalog.Products.Take(2), new CatalogProduct("box") { Category = "care" }, new CatalogProduct("crate") { Category = "plus" }] }));
    }

    [Theory]
    [InlineData("unit", 1, 7.5)]
    [InlineData("volume", 50, 375)]
    [InlineData("graduated", 31, 247)] // 10 x 10.00 + 21 x 7.00 = 247.00, while 31 x 8.00 = 248.00; 30 units are 240.00 on both sides.
    [InlineData("block", 63, 500)]
    [InlineData("package", 12, 90)]
    [InlineData("margin", 1, 7.2)]
    public void Compile_PriceBelowCost_IsNamedWithTheFirstQuantity(string model, int quantity, double amount)
    {
        PriceModel price = model switch
        {
            "unit" => new PerUnitPrice(7.5m),
            "volume" => new VolumePrice([new PriceTier(49m, 8m), new PriceTier(null, 7.5m)]),
            "graduated" => new GraduatedPrice([new PriceTier(10m, 10m), new PriceTier(null, 7m)]),
            "block" => new BlockPrice([new PriceTier(100m, 0m, 500m), new PriceTier(null, 0m, 1_000m)]),
            "package" => new PackagePrice(12m, 90m),
            _ => new CostPlusPrice(CostPlusKind.Markup, -10m),
        };
        ValidationError found = Assert.Single(PricingEngine.Compile(Costing(price)).Value.Diagnostics, static d => d.ErrorCode == "pricing.below_cost");
        Assert.Contains(FormattableString.Invariant($"By e {quantity} of p cost {amount}, less than the {quantity * 8} "), found.ErrorMessage);
    }

    [Fact]
    public void Compile_PriceAtCost_IsNoWarning()
    {
        Assert.Empty(Warnings(Costing(new PerUnitPrice(8m))));
        Assert.Empty(Warnings(Costing(new GraduatedPrice([new PriceTier(10m, 10m), new PriceTier(null, 8m)]))));
        // A flat rate without end is meant as it is.
        Assert.Empty(Warnings(Costing(new BlockPrice([new PriceTier(null, 0m, 1_000m)]))));
        Assert.Empty(Warnings(Costing(new CostPlusPrice(CostPlusKind.Markup, 0m))));
    }

    [Fact]
    public void Compile_FormulaBelowCost_IsNamedThroughTheChainOfLists()
    {
        PriceCatalog catalog = Costing(new PerUnitPrice(10m));
        PriceList tenOff = new("b", "EUR", PriceOrigin.Sale) { BasedOn = "l", Entries = [new PriceEntry("f") { Formula = new PriceFormula { DiscountPercent = 10m } }] };
        PriceList eighteenOff = new("c", "EUR", PriceOrigin.Sale) { BasedOn = "b2", Entries = [new PriceEntry("g") { Product = "p", Formula = new PriceFormula { DiscountPercent = 12m } }] };
        PriceList direct = new("b2", "EUR", PriceOrigin.Override) { BasedOn = "l", Entries = [new PriceEntry("h") { Product = "p", Formula = new PriceFormula { DiscountPercent = 10m } }] };
        Assert.Empty(Warnings(catalog with { PriceLists = [.. catalog.PriceLists, tenOff] }));
        ValidationError found = Assert.Single(Warnings(catalog with { PriceLists = [.. catalog.PriceLists, direct, eighteenOff] }));
        Assert.Contains("By g 1 of p cost 7.92, less than the 8", found.ErrorMessage);
        PriceList quarterOff = tenOff with { Entries = [new PriceEntry("f") { Formula = new PriceFormula { DiscountPercent = 25m } }] };
        Assert.Contains("By f 1 of p cost 7.5", Assert.Single(Warnings(catalog with { PriceLists = [.. catalog.PriceLists, quarterOff] })).ErrorMessage);
    }

    [Fact]
    public void Compile_TotalThatFalls_IsNamedWithTheQuantities()
    {
        Assert.Contains("By a 20 units cost 40, by b 21 units cost 21", Assert.Single(Warnings(Priced(Of("a", 2m), Of("b", 1m) with { MinQuantity = 21m }))).ErrorMessage);
        Assert.Empty(Warnings(Priced(Of("a", 120m), Of("b", 115m) with { MinQuantity = 10m })));
        Assert.Contains("By e 10 units cost 500, right after that the total is 400", Assert.Single(Warnings(Priced(
            new PriceEntry("e") { Product = "p", Price = new BlockPrice([new PriceTier(10m, 0m, 500m), new PriceTier(null, 0m, 400m)]) }))).ErrorMessage);
        Assert.Contains("By e 100 units cost 20.0, right after that the total is 8.0", Assert.Single(Warnings(Priced(
            new PriceEntry("e") { Product = "p", Price = new TieredPackagePrice([new PackageTier(100m, 10m, 2.0m), new PackageTier(null, 200m, 8.0m)]) }))).ErrorMessage);
    }

    [Fact]
    public void Compile_RuleThatAlwaysLosesInItsGroup_IsNamed()
    {
        DiscountRule strong = new("strong", PriceStage.Promotion) { ExclusiveGroup = "g", Value = DiscountValue.OfPercent(10m) };
        DiscountRule weak = new("weak", PriceStage.Promotion) { ExclusiveGroup = "g", MinQuantity = 5m, Value = DiscountValue.OfPercent(5m) };
        ValidationError found = Assert.Single(Warnings(Empty with { Rules = [weak, strong] }));
        Assert.Equal(("pricing.rule_shadowed", "/rules/0"), (found.ErrorCode, found.Identifier));
        Assert.Contains("group g strong", found.ErrorMessage);
        Assert.Empty(Warnings(Empty with { Rules = [weak, strong with { MinQuantity = 6m }] }));
        Assert.Empty(Warnings(Empty with { Rules = [weak, strong with { ExclusiveGroup = "other" }] }));
        Assert.Single(Warnings(Empty with { Policy = Sequential with { Stacking = StackingPolicy.Best }, Rules = [weak, strong with { ExclusiveGroup = null }] }), Is("pricing.rule_shadowed"));
    }

    [Fact]
    public void Compile_OrderThatOnlyTheIdDecides_IsATieWhereItMatters()
    {
        DiscountRule six = new("six", PriceStage.Promotion) { Value = DiscountValue.OfAmount(6m, DiscountScope.PerUnit) };
        DiscountRule half = new("half", PriceStage.Promotion) { Value = DiscountValue.OfPercent(50m) };
        // 10.00 less 6.00 less 50 % is 2.00, the other way round it is 0.
        Assert.Equal("/rules/0", Assert.Single(Warnings(Empty with { Rules = [six, half] }), Is("pricing.rule_tie")).Identifier);
        Assert.Empty(Warnings(Empty with { Rules = [six with { Priority = 1 }, half] }));
        Assert.Empty(Warnings(Empty with { Rules = [half, half with { Id = "third", Value = DiscountValue.OfPercent(33m) }] }));
        Assert.Empty(Warnings(Empty with { Policy = Sequential with { Stacking = StackingPolicy.Sum }, Rules = [six, half] }));
        Assert.Single(Warnings(Empty with { Rules = [half with { ExclusiveGroup = "g" }, half with { Id = "same", ExclusiveGroup = "g" }] }), Is("pricing.rule_tie"));
    }

    [Fact]
    public void Compile_AThousandTimesTheSame_ListsAHundredAndCountsTheRest()
    {
        IReadOnlyList<ValidationError> all = PricingEngine.Compile(Priced([.. Enumerable.Range(0, 1_001).Select(static i => Of($"e{i:D4}", 10m) with { Product = $"p{i / 2}" })])).Value.Diagnostics;
        Assert.Equal(100, all.Count(static d => d.ErrorCode == "pricing.price_tie"));
        ValidationError rest = Assert.Single(all, static d => d.ErrorCode == "pricing.findings_more");
        Assert.Equal(Severity.Info, rest.Severity);
        Assert.Contains("400 more findings of pricing.price_tie", rest.ErrorMessage);
    }

    [Fact]
    public void Compile_AmountsThatDoNotFit_AreErrorsAndNoException()
    {
        PriceCatalog catalog = Priced(new PriceEntry("e") { Product = "p", Price = new VolumePrice([new PriceTier(1e28m, 1e10m), new PriceTier(null, 1m)]) });
        Assert.Equal("pricing.overflow", Assert.Single(PricingEngine.Compile(catalog).ValidationErrors).ErrorCode);
    }

    private static PriceEntry Of(string id, decimal price) => new(id) { Product = "p", Price = new PerUnitPrice(price) };

    private static PriceCatalog Priced(params PriceEntry[] entries) => Empty with { PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = entries }] };

    private static PriceCatalog Costing(PriceModel price) =>
        Priced(new PriceEntry("e") { Product = "p", Price = price }) with { Products = [new CatalogProduct("p") { UnitCost = 8m }] };

    private static ValidationError[] Warnings(PriceCatalog catalog) => [.. PricingEngine.Compile(catalog).Value.Diagnostics];

    private static Predicate<ValidationError> Is(string code) => found => found.ErrorCode == code;
}
