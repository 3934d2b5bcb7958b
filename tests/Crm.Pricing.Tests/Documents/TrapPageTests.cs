using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

/// <summary>What docs/pricing-traps.md says of definitions and of the ways that others take.</summary>
public sealed class TrapPageTests
{
    private static readonly PricingContext Euro = new(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR");
    private static readonly PricingPolicy Policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);
    private static readonly RoundingRule Cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);

    [Fact]
    public void NumberOfTooManyDigits_IsRefusedInDefinitionsAndInQuotes()
    {
        const string TooLong = "1234567890.123456789012345678901";
        PriceCatalog catalog = new("c", "1", Policy) { PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("e") { Product = "p", Price = new PerUnitPrice(12.34m) }] }] };
        ValidationError definition = Assert.Single(PriceCatalog.Json.Read(PriceCatalog.Json.Write(catalog).Replace("12.34", TooLong, StringComparison.Ordinal)).ValidationErrors);
        Assert.Equal(("/priceLists/0/entries/0/price/unitPrice", "definition.wrong_value"), (definition.Identifier, definition.ErrorCode));

        QuoteRequest request = new([new QuoteLineRequest("1", "p", 1m)]);
        byte[] json = QuoteContent.ToJson(request, PricingEngine.Compile(catalog).Value.Price(request, Euro).Value);
        string longer = System.Text.Encoding.UTF8.GetString(json).Replace("12.34", TooLong, StringComparison.Ordinal);
        Assert.Equal("pricing.json", Assert.Single(QuoteContent.Parse(System.Text.Encoding.UTF8.GetBytes(longer)).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Tie_IsDecidedByTheIdAndWarnedOf()
    {
        PriceEntry Entry(string id, decimal price) => new(id) { Product = "p", Price = new PerUnitPrice(price) };
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", Policy) { PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = [Entry("b", 10m), Entry("a", 10m)] }] }).Value;
        Assert.Equal("a", engine.SelectPrice("p", 1m, Euro).Value.Calculated!.EntryId);
        Assert.Equal("pricing.price_tie", Assert.Single(engine.Diagnostics).ErrorCode);
    }

    [Fact]
    public void RulesOfOnePriority_WhereTheOrderMatters_AreWarnedOf()
    {
        DiscountRule Rule(string id, DiscountValue value) => new(id, PriceStage.Promotion) { Value = value };
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", Policy) { Rules = [Rule("six", DiscountValue.OfAmount(6m, DiscountScope.PerLine)), Rule("half", DiscountValue.OfPercent(50m))] }).Value;
        Assert.Equal("pricing.rule_tie", Assert.Single(engine.Diagnostics).ErrorCode);
    }

    [Fact]
    public void TheWaysThatOthersTake_ComeToWhatThePageSays()
    {
        // The net by division, the tax as the rest of it: not what 12 % of that net is.
        Assert.Equal((46.88m, 5.62m), (Cents.Round(52.50m / 1.12m), 52.50m - Cents.Round(52.50m / 1.12m)));
        // Two included taxes of 6 %, taken out one after the other.
        decimal one = 112m - Cents.Round(112m / 1.06m), other = 112m - one - Cents.Round((112m - one) / 1.06m);
        Assert.Equal((6.34m, 5.98m), (one, other));
        // 10 % from 10.00 on, asked before 50 % was taken off.
        Assert.Equal(6.75m, 3m * 5m * 0.5m * 0.9m);
    }
}
