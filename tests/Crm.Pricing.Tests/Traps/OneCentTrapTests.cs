using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Traps;

/// <summary>Every number of docs/pricing-traps.md: what others come to, where it can be computed, and what we do.</summary>
public sealed class OneCentTrapTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 7, 0);
    private static readonly PricingContext Euro = new(Now, "EUR");
    private static readonly PricingPolicy Policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);
    private static readonly RoundingRule Cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);

    [Fact]
    public void BinaryFloatingPoint_LosesWhatADecimalKeeps()
    {
        Assert.Equal(123_456.8m, (decimal)((float)1_234_567.89m * 10f / 100f));
        Assert.Equal(123_456.789m, DiscountValue.OfPercent(10m).DiscountOf(1_234_567.89m, 1m));
        Assert.Equal(1_111_111.10m, Net(new PerUnitPrice(1_234_567.89m), 1m, DiscountValue.OfPercent(10m)));
    }

    [Fact]
    public void DefaultRounding_IsHalfEven_AndNobodySaidSo()
    {
        Assert.Equal(2.34m, Math.Round(2.345m, 2));
        Assert.Equal(2.35m, Cents.Round(2.345m));
        Assert.Equal(2.34m, RoundingRule.ToDecimals(2, RoundingMode.HalfEven).Round(2.345m));
    }

    [Fact]
    public void RoundingTheDiscount_InsteadOfThePrice_IsACentOff()
    {
        Assert.Equal(41.66m, 83.33m - Cents.Round(83.33m * 0.5m));
        Assert.Equal(41.67m, Net(new PerUnitPrice(83.33m), 1m, DiscountValue.OfPercent(50m)));
    }

    [Fact]
    public void RoundingTheUnit_ThenMultiplying_IsACentOff()
    {
        Assert.Equal(4.44m, Cents.Round(1.23m * 1.2m) * 3m);
        PricedLine line = Priced(new QuoteLineRequest("1", "p", 3m) { Price = new PerUnitPrice(1.23m), Taxes = [Tax.Percent(20m)] });
        Assert.Equal((3.69m, 4.43m), (line.Net, line.Total));
    }

    [Fact]
    public void Credit_IsTheExactNegativeOfItsSale()
    {
        // Halves that always go up: 41.665 is 41.67, and -41.665 is -41.66.
        Assert.Equal(-41.66m, RoundingRule.ToDecimals(2, RoundingMode.HalfUp).Round(-41.665m));
        Assert.Equal(-41.67m, Net(new PerUnitPrice(83.33m), -1m, DiscountValue.OfPercent(50m)));
    }

    [Fact]
    public void Allocation_SaysItsPolicy()
    {
        Assert.Equal([0.02m, 0.03m], Shares(0.05m, RemainderPolicy.LargestRemainder, 3m, 7m));
        Assert.Equal([-0.02m, -0.03m], Shares(-0.05m, RemainderPolicy.LargestRemainder, 3m, 7m));
        Assert.Equal([0.01m, 0.04m], Shares(0.05m, RemainderPolicy.LastTakesRest, 3m, 7m));
        // 0.03 by five: 0.01 four times and -0.01 where each share is rounded and the last takes the rest.
        Assert.Equal(-0.01m, 0.03m - (4m * Cents.Round(0.03m / 5m)));
        Assert.Equal([0.01m, 0.01m, 0.01m, 0m, 0m], Shares(0.03m, RemainderPolicy.LargestRemainder, 1m, 1m, 1m, 1m, 1m));
        Assert.Equal([33.34m, 33.33m, 33.33m], Shares(100m, RemainderPolicy.LargestRemainder, 1m, 1m, 1m));
    }

    [Fact]
    public void MostConditionsWin_AndTheTraceShowsIt()
    {
        PriceCatalog catalog = new("c", "1", Policy)
        {
            PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries =
            [
                new PriceEntry("one") { Product = "p", Price = new PerUnitPrice(300m), Conditions = [new AttributeMatch("region", ["eu"])] },
                new PriceEntry("two") { Product = "p", Price = new PerUnitPrice(999m), Conditions = [new AttributeMatch("region", ["eu"]), new AttributeMatch("segment", ["vip"])] },
            ] }],
        };
        PricingContext context = Euro.With("region", "eu").With("segment", "vip");
        PriceSelection selection = PricingEngine.Compile(catalog).Value.SelectPrice("p", 1m, context).Value;
        Assert.Equal(("two", 999m), (selection.Calculated!.EntryId, selection.Calculated.Amount));
        Assert.Contains(selection.Considered, static c => c is { EntryId: "one", Rejection: PriceRejection.RankedLower, Amount: 300m });
        PriceCatalog lowest = catalog with { Selection = new SelectionOrder([SelectionCriterion.LowerAmount]) };
        Assert.Equal(300m, PricingEngine.Compile(lowest).Value.SelectPrice("p", 1m, context).Value.Calculated!.Amount);
    }

    [Fact]
    public void Zero_IsAPrice()
    {
        PriceCatalog catalog = new("c", "1", Policy) { PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("free") { Product = "p", Price = new PerUnitPrice(0m) }] }] };
        Assert.Equal(0m, PricingEngine.Compile(catalog).Value.SelectPrice("p", 1m, Euro).Value.Calculated!.Amount);
    }

    [Theory]
    [InlineData(TaxRounding.PerLine, 16.60)]
    [InlineData(TaxRounding.PerDocument, 16.59)]
    [InlineData(TaxRounding.PerCategory, 16.59)]
    public void TaxOfTwoLines_DependsOnWhereItIsRounded(TaxRounding rounding, double tax)
    {
        Tax seventeen = Tax.Percent(17m);
        TaxDocument document = TaxDocument.Compute([new TaxableLine(50.40m, 1m, [seventeen]), new TaxableLine(47.21m, 1m, [seventeen])], rounding, Cents);
        Assert.Equal((decimal)tax, document.Tax);
        Assert.Equal((decimal)tax, document.Lines.Sum(static l => l.TotalIncluded - l.TotalExcluded));
    }

    [Fact]
    public void IncludedTax_IsNotDividedOutTaxByTax()
    {
        TaxDocument one = TaxDocument.Compute([new TaxableLine(52.50m, 1m, [Tax.Percent(12m) with { PriceIncluded = true }])], TaxRounding.PerLine, Cents);
        Assert.Equal((46.87m, 5.63m), (one.Untaxed, one.Tax));
        // Two taxes of 6 % in 112.00: one after the other they would be 5.98 and 6.34.
        Tax six = Tax.Percent(6m) with { PriceIncluded = true };
        TaxDocument twins = TaxDocument.Compute([new TaxableLine(112m, 1m, [six with { Id = "a" }, six with { Id = "b" }])], TaxRounding.PerLine, Cents);
        Assert.Equal([6.00m, 6.00m], twins.Lines[0].Taxes.Select(static t => t.Amount));
        Assert.Equal(100.00m, twins.Untaxed);
    }

    [Fact]
    public void OrderOfDiscounts_AndTheirScope_AreSaid()
    {
        Discount six = new("six", PriceStage.Promotion, DiscountValue.OfAmount(6m, DiscountScope.PerUnit)), half = new("half", PriceStage.Promotion, DiscountValue.OfPercent(50m));
        Assert.Equal(2m, 10m - DiscountStack.Apply(10m, 1m, [six, half], StackingPolicy.Sequential).Sum(static d => d.Amount));
        Assert.Equal(0m, 10m - DiscountStack.Apply(10m, 1m, [half, six], StackingPolicy.Sequential).Sum(static d => d.Amount));
        Assert.Equal(19_990m, Net(new PerUnitPrice(100m), 200m, DiscountValue.OfAmount(10m, DiscountScope.PerLine)));
        Assert.Equal(18_000m, Net(new PerUnitPrice(100m), 200m, DiscountValue.OfAmount(10m, DiscountScope.PerUnit)));
    }

    [Fact]
    public void VolumeTotal_MayFall_AndCompilingSaysSo()
    {
        PriceCalculator volume = new VolumePrice([new PriceTier(20m, 2m), new PriceTier(null, 1m)]).Compile().Value;
        Assert.Equal((40m, 25m), (volume.AmountOf(20m), volume.AmountOf(25m)));
        Assert.Equal("pricing.volume_total_falls", Assert.Single(volume.Diagnostics).ErrorCode);
    }

    [Fact]
    public void FractionBetweenTiersOfWholeNumbers_IsInTheSecond()
    {
        PriceCalculator graduated = new VolumePrice([new PriceTier(10m, 2m) { From = 0m }, new PriceTier(null, 1.9m) { From = 11m }]).Compile().Value;
        Assert.Equal(10.5m * 1.9m, graduated.AmountOf(10.5m));
    }

    [Fact]
    public void DocumentDiscount_LandsAndItsSharesAddUp()
    {
        QuoteLineRequest Third(string id) => new(id, "p", 1m) { Price = new PerUnitPrice(33.33m), Taxes = [] };
        PricedQuote quote = PricingEngine.Compile(new PriceCatalog("c", "1", Policy)).Value
            .Price(new QuoteRequest([Third("1"), Third("2"), Third("3")]) { DocumentDiscount = DiscountValue.OfPercent(10m) }, Euro).Value;
        // A tenth off each line would be 3 x 30.00 = 90.00; the document comes to round(99.99 x 0.9).
        Assert.Equal(90.00m, 3m * Cents.Round(33.33m * 0.9m));
        Assert.Equal(89.99m, quote.Totals.Net);
        Assert.Equal(89.99m, quote.Lines.Sum(static l => l.Net));
    }

    [Fact]
    public void Promotion_IsTestedAgainOnWhatTheOneBeforeLeft()
    {
        PromotionEngine engine = PromotionEngine.Compile(new PromotionDefinition("p", "1", DateTimeZone.Utc, Cents,
            [new Promotion("half", PromotionTarget.Order, DiscountUnit.Percent, 50m) { MinLineQuantity = 3m }, new Promotion("ten", PromotionTarget.Order, DiscountUnit.Percent, 10m) { MinSubtotal = 10m }], [])).Value;
        PricedCart cart = engine.Apply(new Cart([new CartLine("1", 5m, 3m, 0m)], true), Now).Value;
        Assert.Equal((7.50m, "half"), (cart.Total, Assert.Single(cart.Applied)));
    }

    [Fact]
    public void NumberOfTooManyDigits_IsRefusedAndNotCut()
    {
        Assert.False(ExactDecimal.TryParse("1234567890.123456789012345678901", out _));
        Assert.True(ExactDecimal.TryParse("1234567890.123456789012345678", out decimal kept));
        Assert.Equal(1234567890.123456789012345678m, kept);
    }

    [Fact]
    public void DaysOfALeapYear_AreCounted()
    {
        // A page in print says 1,816.84.
        Assert.Equal(1_816.94m, Cents.Round(5_000m * 133m / 366m));
        Assert.Equal(1_816.94m, Priced(new QuoteLineRequest("1", "p", 1m) { Price = new PerUnitPrice(5_000m), Taxes = [], ProrateMultiplier = 133m / 366m }).Net);
    }

    private static decimal Net(PriceModel price, decimal quantity, DiscountValue discount) =>
        Priced(new QuoteLineRequest("1", "p", quantity) { Price = price, Taxes = [], Discounts = [new Discount("d", PriceStage.Additional, discount)] }).Net;

    private static PricedLine Priced(QuoteLineRequest line) =>
        PricingEngine.Compile(new PriceCatalog("c", "1", Policy)).Value.Price(new QuoteRequest([line]), Euro).Value.Lines[0];

    private static decimal[] Shares(decimal amount, RemainderPolicy policy, params decimal[] weights) =>
        [.. Allocation.Allocate(new Money(amount, "EUR"), weights, policy).Select(static m => m.Amount)];
}
