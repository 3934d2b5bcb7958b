using Crm.Primitives;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Catalogs;

public sealed class CatalogLimitTests
{
    [Fact]
    public void Compile_MoreOfAnythingThanTheLimit_NamesEachAtOnce()
    {
        PriceCatalog large = Catalog with
        {
            Products = [new CatalogProduct("a"), new CatalogProduct("b"), new CatalogProduct("c")],
            Categories = [new ProductCategory("a", null), new ProductCategory("b", null), new ProductCategory("c", null)],
            Units = [new UnitOfMeasure("a", 1m), new UnitOfMeasure("b", 1m), new UnitOfMeasure("c", 1m)],
        };
        Assert.Equal(["/products", "/categories", "/units"],
            PricingEngine.Compile(large, new DefinitionLimits { Nodes = 2 }).ValidationErrors.Where(static e => e.ErrorCode == "pricing.too_large").Select(static e => e.Identifier));
    }

    [Fact]
    public void Compile_MoreTiersThanTheLimit_NamesThePriceAndTheSchedule()
    {
        PriceTier[] tiers = [.. Enumerable.Range(1, 3).Select(static i => new PriceTier(i < 3 ? i : null, 1m))];
        DiscountTier[] steps = [.. tiers.Select(static t => new DiscountTier(t.UpTo, 5m))];
        PriceCatalog catalog = Catalog with
        {
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("seat") { Product = "seat", Price = new GraduatedPrice(tiers) }] }],
            Rules = [new DiscountRule("r", PriceStage.Promotion) { Schedule = new DiscountSchedule(ScheduleKind.Range, DiscountUnit.Percent, steps) }],
        };
        Assert.True(PricingEngine.Compile(catalog, new DefinitionLimits { Rules = 3 }).IsSuccess);
        Assert.Equal(["/priceLists/0/entries/0/price", "/rules/0/schedule"],
            PricingEngine.Compile(catalog, new DefinitionLimits { Rules = 2 }).ValidationErrors.Where(static e => e.ErrorCode == "pricing.too_many_rules").Select(static e => e.Identifier));
        Assert.Equal("pricing.too_many_rules", Assert.Single(catalog.Rules[0].Schedule!.Compile(new DefinitionLimits { Rules = 2 }).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Compile_NegativeLimitOfADiscount_IsRefused()
    {
        PriceCatalog catalog = Catalog with { Rules = [new DiscountRule("r", PriceStage.Promotion) { Value = DiscountValue.OfPercent(5m) with { MaxAmount = -1m } }] };
        ValidationError error = Assert.Single(PricingEngine.Compile(catalog).ValidationErrors);
        Assert.Equal(("/rules/0/value/maxAmount", "pricing.negative"), (error.Identifier, error.ErrorCode));
    }

    [Fact]
    public void SelectPrice_AmountThatDoesNotFit_IsAResult() =>
        Assert.Equal("pricing.overflow", Assert.Single(Engine.SelectPrice("seat", decimal.MaxValue, Context).ValidationErrors).ErrorCode);
}
