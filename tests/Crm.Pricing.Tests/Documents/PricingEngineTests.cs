using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

public sealed class PricingEngineTests
{
    private static readonly PricingPolicy Policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);
    private static readonly PricingContext Context = new(Instant.FromUtc(2026, 3, 12, 7, 0), "CNY");
    private static readonly PriceCatalog Empty = new("catalog", "7", Policy);

    [Fact]
    public void Price_VolumeTiersLessFivePercent_ShowsEveryStepOfTheWaterfall()
    {
        PricedLine line = Price(Empty, new QuoteLineRequest("1", "FIX-12", 60m)
        {
            Price = new VolumePrice([new(9m, 120m), new(49m, 115m), new(null, 108m)]),
            Discounts = [Granted(5m)],
            Taxes = [Tax.Percent(6m)],
        }).Lines[0];
        Assert.Equal((108m, 6156m, 369.36m, 6525.36m, 5m), (line.UnitPrice, line.Net, line.Tax, line.Total, line.GrantedPercent));
        Assert.Equal(
            [(PriceStage.List, 6480m), (PriceStage.Additional, -324m), (PriceStage.Tax, 369.36m)],
            line.Waterfall.Steps.Select(static s => (s.Stage, s.Delta)));
    }

    [Fact]
    public void Price_SupportAtAPercentageOfTheLicences_CountsOnlyTheirCategory()
    {
        PriceCatalog catalog = Empty with
        {
            Categories = [new ProductCategory("software", null), new ProductCategory("licences", "software"), new ProductCategory("hardware", null)],
            Products = [new CatalogProduct("seat") { Category = "licences" }, new CatalogProduct("box") { Category = "hardware" }, new CatalogProduct("support")],
        };
        PricedQuote quote = Price(catalog,
            new QuoteLineRequest("s", "support", 1m) { Price = new PercentOfTotalPrice(18m, "software") },
            new QuoteLineRequest("1", "seat", 10m) { Price = new PerUnitPrice(1000m), Discounts = [Granted(10m)] },
            new QuoteLineRequest("2", "box", 1m) { Price = new PerUnitPrice(5000m) });
        Assert.Equal((1620m, 1620m), (quote.Line("s")!.Net, quote.Line("s")!.UnitPrice));
    }

    [Fact]
    public void Price_RuleOfAParentCategoryInAnotherSegment_DoesNotApply()
    {
        PriceCatalog catalog = Empty with
        {
            Categories = [new ProductCategory("all", null), new ProductCategory("seats", "all")],
            Products = [new CatalogProduct("seat") { Category = "seats" }],
            Rules = [new DiscountRule("edu", PriceStage.Promotion) { Category = "all", Value = DiscountValue.OfPercent(50m), Conditions = [new AttributeMatch("segment", ["school", "university"])] }],
        };
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        QuoteRequest request = new([new QuoteLineRequest("1", "seat", 1m) { Price = new PerUnitPrice(10m) }]);
        Assert.Equal(10m, engine.Price(request, Context).Value.Totals.Net);
        Assert.Equal(10m, engine.Price(request, Context.With("segment", "bank")).Value.Totals.Net);
        Assert.Equal(5m, engine.Price(request, Context.With("segment", "school")).Value.Totals.Net);
    }

    [Fact]
    public void Price_AsOfAPastInstant_UsesTheListOfThen()
    {
        Instant change = Instant.FromUtc(2026, 7, 1, 0, 0);
        PriceCatalog catalog = Empty with
        {
            PriceLists =
            [
                new PriceList("old", "CNY", PriceOrigin.Base) { ValidTo = change - Duration.Epsilon, Entries = [Entry("old-price", 10m)] },
                new PriceList("new", "CNY", PriceOrigin.Base) { ValidFrom = change, Entries = [Entry("new-price", 12m)] },
            ],
        };
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        QuoteRequest request = new([new QuoteLineRequest("1", "seat", 1m)]);
        Assert.Equal(10m, engine.Price(request, Context).Value.Totals.Net);
        Assert.Equal(12m, engine.Price(request, Context with { AsOf = change }).Value.Totals.Net);
    }

    [Fact]
    public void Price_ContractedPrice_WinsAndShowsTheListPrice()
    {
        PriceCatalog catalog = Empty with
        {
            PriceLists =
            [
                new PriceList("base", "CNY", PriceOrigin.Base) { Entries = [Entry("list", 100m)] },
                new PriceList("sale", "CNY", PriceOrigin.Sale) { Entries = [Entry("sale", 80m)] },
                new PriceList("acme", "CNY", PriceOrigin.Contracted) { Conditions = [new AttributeMatch("customer", ["acme"])], Entries = [Entry("agreed", 90m)] },
            ],
        };
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        PriceWaterfall waterfall = engine.Price(new QuoteRequest([new QuoteLineRequest("1", "seat", 1m)]), Context.With("customer", "acme")).Value.Lines[0].Waterfall;
        Assert.Equal((100m, 90m), (waterfall.List, waterfall.Net));
        PriceSelection why = engine.SelectPrice("seat", 1m, Context.With("customer", "acme")).Value;
        Assert.Equal(
            [("agreed", PriceRejection.None), ("list", PriceRejection.Superseded), ("sale", PriceRejection.Superseded)],
            why.Considered.Select(static c => (c.EntryId, c.Rejection)));
        Assert.Equal(80m, engine.Price(new QuoteRequest([new QuoteLineRequest("1", "seat", 1m)]), Context).Value.Totals.Net);
    }

    [Fact]
    public void SelectPrice_EntriesInAnotherOrder_ChoosesTheSame()
    {
        PriceEntry[] entries = [Entry("b", 10m), Entry("a", 10m), Entry("c", 10m)];
        foreach (PriceEntry[] order in new[] { entries, [.. entries.Reverse()] })
        {
            PriceCatalog catalog = Empty with { PriceLists = [new PriceList("base", "CNY", PriceOrigin.Base) { Entries = order }] };
            Assert.Equal("a", PricingEngine.Compile(catalog).Value.SelectPrice("seat", 1m, Context).Value.Calculated!.EntryId);
        }
    }

    [Fact]
    public void Price_ZeroPrice_IsAPrice() => Assert.Equal(0m, Price(Empty with
    {
        PriceLists = [new PriceList("base", "CNY", PriceOrigin.Base) { Entries = [Entry("free", 0m), Entry("list", 10m)] }],
    }, new QuoteLineRequest("1", "seat", 3m)).Totals.Net);

    [Fact]
    public void Price_SeveralBadLines_ReportsAllWithPaths()
    {
        Result<PricedQuote> priced = PricingEngine.Compile(Empty).Value.Price(new QuoteRequest(
        [
            new QuoteLineRequest("1", "seat", 1m),
            new QuoteLineRequest("1", "seat", 1m) { Unit = "dozen", Price = new PerUnitPrice(1m) },
            new QuoteLineRequest("3", "seat", -1m) { Price = new VolumePrice([new(null, 1m)]) },
        ]), Context);
        Assert.Equal(
            [("/lines/0/product", "pricing.no_price"), ("/lines/1/id", "pricing.duplicate_id"), ("/lines/1/unit", "pricing.unit_unknown"), ("/lines/2/quantity", "pricing.quantity_negative")],
            priced.ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)).Order());
    }

    [Fact]
    public void Price_AmountsBeyondADecimal_IsARefusalNotAnException() => Assert.Equal("pricing.overflow", Assert.Single(
        PricingEngine.Compile(Empty).Value.Price(new QuoteRequest([new QuoteLineRequest("1", "seat", decimal.MaxValue) { Price = new PerUnitPrice(10m) }]), Context).ValidationErrors).ErrorCode);

    [Fact]
    public void Price_UnitPriceBeyondADecimal_IsARefusalNotAnException() => Assert.Equal("pricing.overflow", Assert.Single(
        PricingEngine.Compile(Empty with { Units = [new UnitOfMeasure("mille", 1000m)] }).Value.Price(new QuoteRequest([new QuoteLineRequest("1", "seat", 0.001m) { Price = new AmountPrice(7e27m), Unit = "mille" }]), Context).ValidationErrors).ErrorCode);

    [Fact]
    public void Price_DiscountOfAStageThatIsNone_IsRefused() => Assert.Equal("pricing.discount_stage", Assert.Single(
        PricingEngine.Compile(Empty).Value.Price(new QuoteRequest([new QuoteLineRequest("1", "seat", 1m)
        {
            Price = new PerUnitPrice(10m),
            Discounts = [new Discount("x", PriceStage.Tax, DiscountValue.OfPercent(1m))],
        }]), Context).ValidationErrors).ErrorCode);

    [Fact]
    public void Compile_CyclesAndUnknownNames_AreFound()
    {
        Result<PricingEngine> compiled = PricingEngine.Compile(Empty with
        {
            Categories = [new ProductCategory("a", "b"), new ProductCategory("b", "a"), new ProductCategory("c", "nowhere")],
            PriceLists = [new PriceList("l", "CNY", PriceOrigin.Base) { BasedOn = "l" }, new PriceList("m", "???", PriceOrigin.Base)],
            Products = [new CatalogProduct("p") { Category = "gone", Unit = "box" }],
        });
        Assert.Equal(
            ["pricing.category_cycle", "pricing.category_unknown", "pricing.category_unknown", "pricing.currency_unknown", "pricing.list_cycle", "pricing.unit_unknown"],
            compiled.ValidationErrors.Select(static e => e.ErrorCode!).Order(StringComparer.Ordinal));
    }

    private static PriceEntry Entry(string id, decimal price) => new(id) { Product = "seat", Price = new PerUnitPrice(price) };

    private static Discount Granted(decimal percent) => new("granted", PriceStage.Additional, DiscountValue.OfPercent(percent));

    private static PricedQuote Price(PriceCatalog catalog, params QuoteLineRequest[] lines) =>
        PricingEngine.Compile(catalog).Value.Price(new QuoteRequest(lines), Context).Value;
}
