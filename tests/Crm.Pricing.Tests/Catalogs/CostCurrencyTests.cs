using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Catalogs;

/// <summary>What a product costs the seller has a currency, and a price that follows from it is not converted a second time.</summary>
public sealed class CostCurrencyTests
{
    private static readonly LocalDate Day = new(2026, 3, 12);
    private static readonly Currency Euro = Currency.Of("EUR"), Dollar = Currency.Of("USD");
    private static readonly ExchangeRates Rates = ExchangeRates.Compile([new ExchangeRate(Euro, Dollar, Day, 1.25m)]).Value;
    private static readonly PricingContext InDollars = new(Instant.FromUtc(2026, 3, 12, 9, 0), "USD") { Rates = Rates, RateDate = Day };

    private static readonly PriceCatalog Catalog = new("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
    {
        Products = [new CatalogProduct("box") { UnitCost = 80m }, new CatalogProduct("plan"), new CatalogProduct("care")],
        PriceLists = [new PriceList("euro", "EUR", PriceOrigin.Base)
        {
            Entries =
            [
                new PriceEntry("box") { Product = "box", Price = new CostPlusPrice(CostPlusKind.Markup, 25m) },
                new PriceEntry("plan") { Product = "plan", Price = new CostPlusPrice(CostPlusKind.Markup, 25m) },
                new PriceEntry("care") { Product = "care", Price = new PercentOfTotalPrice(10m) },
            ],
        }],
    };

    [Fact]
    public void Price_CostOfAnotherCurrency_IsConvertedOnce()
    {
        // 80.00 EUR are 100.00 USD, with 25 % on top 125.00; 10 % of that are 12.50.
        PricedQuote quote = Price(Catalog, InDollars, Box, new QuoteLineRequest("2", "care", 1m) { Taxes = [] }).Value;
        Assert.Equal((125m, 100m, 12.50m), (quote.Lines[0].Net, quote.Lines[0].Cost, quote.Lines[1].Net));
    }

    [Fact]
    public void Price_LineThatKnowsItsCost_SaysItInTheCurrencyOfTheDocument() =>
        Assert.Equal((50m, 40m), Price(Catalog, InDollars, Box with { UnitCost = 40m }).Value.Lines[0] is { } line ? (line.Net, line.Cost!.Value) : default);

    [Fact]
    public void Price_NoRateForTheCost_LeavesItUnknown()
    {
        PricingContext without = InDollars with { Rates = null };
        Assert.Null(Price(Catalog, without, Box with { Price = new PerUnitPrice(100m) }).Value.Totals.MarginPercent);
        Assert.Equal("pricing.no_price", Assert.Single(Price(Catalog, without, Box).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Price_FollowsFromACostThatNobodyKnows_IsNoPriceAndNotZero()
    {
        PriceCandidate plan = Assert.Single(PricingEngine.Compile(Catalog).Value.SelectPrice("plan", 1m, InDollars with { Currency = "EUR" }).Value.Considered);
        Assert.Equal(PriceRejection.NoBasePrice, plan.Rejection);
        QuoteLineRequest given = new("1", "plan", 1m) { Price = new CostPlusPrice(CostPlusKind.Margin, 20m) };
        ValidationError error = Assert.Single(Price(Catalog, InDollars, given).ValidationErrors);
        Assert.Equal(("pricing.cost_missing", "/lines/0/unitCost"), (error.ErrorCode, error.Identifier));
    }

    [Fact]
    public void Compile_ListsInSeveralCurrencies_AsksForTheCurrencyOfTheCosts()
    {
        PriceCatalog both = Catalog with { PriceLists = [.. Catalog.PriceLists, new PriceList("dollar", "USD", PriceOrigin.Sale)] };
        ValidationError warning = Assert.Single(PricingEngine.Compile(both).Value.Diagnostics);
        Assert.Equal(("pricing.cost_currency", "/costCurrency"), (warning.ErrorCode, warning.Identifier));
        Assert.Equal(80m, Price(both, InDollars, Box).Value.Lines[0].Cost);
        Assert.Equal(100m, Price(both with { CostCurrency = "EUR" }, InDollars, Box).Value.Lines[0].Cost);
        Assert.Empty(PricingEngine.Compile(both with { CostCurrency = "EUR" }).Value.Diagnostics);
        Assert.Equal("pricing.currency_unknown", Assert.Single(PricingEngine.Compile(both with { CostCurrency = "XXL" }).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Compile_ListInTheCurrencyOfTheCosts_IsComparedWithThem()
    {
        PriceList cheap = new("cheap", "EUR", PriceOrigin.Sale) { Entries = [new PriceEntry("cheap") { Product = "box", Price = new PerUnitPrice(79m) }] };
        PriceCatalog both = Catalog with { CostCurrency = "EUR", PriceLists = [cheap, new PriceList("dollar", "USD", PriceOrigin.Sale) { Entries = [cheap.Entries[0] with { Id = "dollar" }] }] };
        Assert.Equal("/priceLists/0/entries/0", Assert.Single(PricingEngine.Compile(both).Value.Diagnostics, static d => d.ErrorCode == "pricing.below_cost").Identifier);
    }

    [Fact]
    public void Json_CostCurrency_IsReadBack() =>
        Assert.Equal("EUR", PriceCatalog.Json.Read(PriceCatalog.Json.Write(Catalog with { CostCurrency = "EUR" })).Value.CostCurrency);

    private static QuoteLineRequest Box { get; } = new("1", "box", 1m) { Taxes = [] };

    private static Result<PricedQuote> Price(PriceCatalog catalog, PricingContext context, params QuoteLineRequest[] lines) =>
        PricingEngine.Compile(catalog).Value.Price(new QuoteRequest(lines), context);
}
