using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

/// <summary>What the oracle found: amounts that come from a division, each as the smallest document that shows it.</summary>
public sealed class QuotientTests
{
    private static readonly PricingContext Context = new(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR");
    private static readonly PriceCatalog Catalog = new("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerDocument, StackingPolicy.Sequential));

    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerDocument)]
    public void Price_ElevenPercentOfThePriceIncluded_IsNotAUnitMoreForTheLastDigitOfAQuotient(TaxRounding rounding)
    {
        PriceCatalog catalog = Catalog with { Policy = new PricingPolicy(RoundingMode.AwayFromZero, rounding, StackingPolicy.Sequential) };
        PricedLine line = Price(catalog, 228m, new Tax("vat", TaxKind.Division, 11m) { PriceIncluded = true });
        Assert.Equal((202.92m, 25.08m), (line.Net, line.Tax));
    }

    [Fact]
    public void Price_ThreeNetsThatAreAHalfTogether_RoundAsAHalf()
    {
        Tax[] included = [new Tax("vat", TaxKind.Percent, 20m) { PriceIncluded = true }];
        QuoteRequest request = new([.. Enumerable.Range(0, 3).Select(i => new QuoteLineRequest($"{i}", "p", 1m) { Price = new AmountPrice(10.01m), Taxes = included })]);
        // 30.03 / 1.2 = 25.025.
        Assert.Equal(25.03m, PricingEngine.Compile(Catalog).Value.Price(request, Context).Value.Totals.Net);
    }

    [Fact]
    public void Price_AThirdTakenOffAndAdded_IsTheWholeAgain()
    {
        PriceCatalog catalog = Catalog with { Policy = Catalog.Policy with { Rounding = RoundingMode.Floor } };
        QuoteLineRequest line = new("1", "p", 3m) { Price = new CostPlusPrice(CostPlusKind.Margin, 40m), UnitCost = 0.1m, ProrateMultiplier = 2m };
        // 3 x 0.1 / 0.6 x 2 = 1.
        Assert.Equal(1m, PricingEngine.Compile(catalog).Value.Price(new QuoteRequest([line]), Context).Value.Totals.Net);
    }

    [Fact]
    public void Price_PiecesOfAProductInDozens_ReachTheLowestQuantity()
    {
        PriceCatalog catalog = Catalog with
        {
            Units = [new UnitOfMeasure("piece", 1m), new UnitOfMeasure("dozen", 12m)],
            Products = [new CatalogProduct("egg") { Unit = "dozen" }],
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base)
            {
                Entries = [new PriceEntry("one") { Price = new PerUnitPrice(3m) }, new PriceEntry("two") { Price = new PerUnitPrice(2m), MinQuantity = 2m }],
            }],
        };
        PricedLine line = PricingEngine.Compile(catalog).Value.Price(new QuoteRequest([new QuoteLineRequest("1", "egg", 24m) { Unit = "piece" }]), Context).Value.Lines[0];
        Assert.Equal(("two", 4m, 2m), (line.PriceSource, line.Net, line.Units));
    }

    [Fact]
    public void Price_ASaleThatChangesNothing_IsNotLowerThanTheBasePrice()
    {
        PriceCatalog catalog = Catalog with
        {
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("all") { Price = new AmountPrice(2.51m) }] },
                new PriceList("sale", "EUR", PriceOrigin.Sale) { BasedOn = "base", Entries = [new PriceEntry("same") { Formula = new PriceFormula { RoundTo = 10m, MaxMargin = 0m, MinMargin = 0m } }] },
            ],
        };
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        for (int quantity = 1; quantity < 100; quantity++)
            Assert.Equal("all", engine.Price(new QuoteRequest([new QuoteLineRequest("1", "p", quantity)]), Context).Value.Lines[0].PriceSource);
    }

    [Fact]
    public void Price_DerivedFromAPriceThatIsDueAtZero_IsDueAtZeroToo()
    {
        PriceCatalog catalog = Catalog with
        {
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("fee") { Price = new GraduatedPrice([new PriceTier(null, 1m, 10m)]) }] },
                new PriceList("less", "EUR", PriceOrigin.Override) { BasedOn = "base", Entries = [new PriceEntry("tenth") { Formula = new PriceFormula { DiscountPercent = 10m } }] },
            ],
        };
        Assert.Equal(9m, PricingEngine.Compile(catalog).Value.Price(new QuoteRequest([new QuoteLineRequest("1", "p", 0m)]), Context).Value.Totals.Net);
    }

    [Theory]
    [InlineData(StackingPolicy.Sequential, 81)]
    [InlineData(StackingPolicy.Sum, 80)]
    [InlineData(StackingPolicy.Best, 90)]
    public void Price_AScheduleAmongOthers_IsTakenOfWhatTheyLeft(StackingPolicy policy, int expected)
    {
        PriceCatalog catalog = Catalog with
        {
            Policy = Catalog.Policy with { Stacking = policy },
            Rules =
            [
                new DiscountRule("a", PriceStage.Schedule) { Value = DiscountValue.OfPercent(10m) },
                new DiscountRule("b", PriceStage.Schedule) { Schedule = new DiscountSchedule(ScheduleKind.Range, DiscountUnit.Percent, [new DiscountTier(null, 10m)]) },
            ],
        };
        foreach (int sign in new[] { 1, -1 })
        {
            QuoteLineRequest line = new("1", "p", 4m * sign) { Price = new PerUnitPrice(25m) };
            Assert.Equal(expected * sign, PricingEngine.Compile(catalog).Value.Price(new QuoteRequest([line]), Context).Value.Totals.Net);
        }
    }

    private static PricedLine Price(PriceCatalog catalog, decimal amount, Tax tax) => PricingEngine.Compile(catalog).Value.Price(
        new QuoteRequest([new QuoteLineRequest("1", "p", 1m) { Price = new AmountPrice(amount), Taxes = [tax] }]), Context).Value.Lines[0];
}
