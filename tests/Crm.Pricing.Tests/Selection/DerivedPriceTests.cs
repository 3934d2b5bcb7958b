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
