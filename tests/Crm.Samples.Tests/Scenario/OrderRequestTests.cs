using Crm.Domain;
using Crm.Pricing;
using Crm.Primitives;
using Crm.SampleHost.Scenario;
using Crm.SampleHost.Scenario.Sales;
using NodaTime;
using Xunit;

namespace Crm.Samples.Tests.Scenario;

public sealed class OrderRequestTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 7, 0);

    [Fact]
    public void Of_ALineInBoxes_OrdersThePiecesThatStockIsKeptIn()
    {
        PricingPolicy policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("shop", "1", policy)
        {
            Units = [new UnitOfMeasure("piece", 1m), new UnitOfMeasure("box", 12m)],
            Products = [new CatalogProduct("POS") { Unit = "piece" }],
            PriceLists = [new PriceList("list", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("e") { Product = "POS", Price = new PerUnitPrice(5m) }] }],
        }).Value;
        QuoteRequest request = new([new QuoteLineRequest("1", "POS", 2m) { Unit = "box", Taxes = [] }]);
        AcceptedQuote accepted = new(default, "Q-1", 1, request, engine.Price(request, new PricingContext(Now, "EUR")).Value, "hash", null, "C-1", "C-1", Now);
        ScenarioSetup setup = new() { Tenant = "t", BaseCurrency = Currency.Of("EUR"), Zone = DateTimeZone.Utc, Calendar = new CalendarSetup([], [], []) };
        OrderRequestLine line = Assert.Single(OrderRequests.Of(accepted, "Q-1", "C-1", setup).Lines);
        Assert.Equal((24m, 5m, 120m), (line.Quantity, line.UnitPrice.Amount, line.Amount.Net.Amount));
    }
}
