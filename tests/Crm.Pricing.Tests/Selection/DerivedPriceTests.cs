using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Selection;

public sealed class DerivedPriceTests
{
    /// <summary>100.01 for three: a third of it has no last digit, half of it is 50.005 all the same.</summary>
    [Theory]
    [InlineData(3, 50.01)]
    [InlineData(30, 50.01)]
    public void Price_DerivedFromAnAmountThatTheQuantityDoesNotDivide_IsExact(int quantity, decimal net)
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("flat") { Price = new AmountPrice(100.01m) }] },
                new PriceList("half", "EUR", PriceOrigin.Override) { Entries = [new PriceEntry("half") { Formula = new PriceFormula { DiscountPercent = 50m, MinMargin = -100m } }] },
            ],
        }).Value;
        PricedLine line = engine.Price(new QuoteRequest([new QuoteLineRequest("1", "p", quantity) { Taxes = [] }]), new PricingContext(Instant.FromUtc(2026, 1, 1, 0, 0), "EUR")).Value.Lines[0];
        Assert.Equal((net, 50.005m), (line.Net, line.Waterfall.Regular));
    }

    /// <summary>A piece is a twelfth of a dozen at 10.00, less 1 % 0.825: half a cent is rounded as a half, and seven pieces are seven times the 0.83.</summary>
    [Theory]
    [InlineData(1, 0.83)]
    [InlineData(7, 5.81)]
    [InlineData(-7, -5.81)]
    [InlineData(12, 9.96)]
    [InlineData(999, 829.17)]
    public void Price_RoundedToAMultipleInAUnitThatDoesNotDivide_IsThatOfTheFraction(int quantity, decimal net)
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.AwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            Units = [new UnitOfMeasure("piece", 1m), new UnitOfMeasure("dozen", 12m)],
            Products = [new CatalogProduct("egg") { Unit = "dozen" }],
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("dozen") { Price = new PerUnitPrice(10m) }] },
                new PriceList("off", "EUR", PriceOrigin.Override) { Entries = [new PriceEntry("off") { Formula = new PriceFormula { DiscountPercent = 1m, RoundTo = 0.01m } }] },
            ],
        }).Value;
        QuoteLineRequest line = new("1", "egg", quantity) { Unit = "piece" };
        Assert.Equal(net, engine.Price(new QuoteRequest([line]), new PricingContext(Instant.FromUtc(2026, 1, 1, 0, 0), "EUR")).Value.Lines[0].Net);
    }

    [Fact]
    public void Price_SurchargeAndMarginsOfACredit_AreTheMirrorOfTheSale()
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("unit") { Price = new PerUnitPrice(10m) }] },
                new PriceList("off", "EUR", PriceOrigin.Override) { Entries = [new PriceEntry("off") { Formula = new PriceFormula { DiscountPercent = 50m, Surcharge = 0.25m, MinMargin = -3m } }] },
            ],
        }).Value;
        PricedQuote quote = engine.Price(new QuoteRequest([new QuoteLineRequest("1", "p", 4m) { Taxes = [] }, new QuoteLineRequest("2", "p", -4m) { Taxes = [] }]),
            new PricingContext(Instant.FromUtc(2026, 1, 1, 0, 0), "EUR")).Value;
        Assert.Equal([28m, -28m], quote.Lines.Select(static line => line.Net));
    }
}
