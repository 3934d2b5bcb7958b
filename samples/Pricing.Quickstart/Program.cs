using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

PricingPolicy policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);
PricingEngine engine = PricingEngine.Compile(new PriceCatalog("shop", "2026-03", policy)
{
    PriceLists = [new PriceList("list", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("seat") { Product = "SEAT",
        Price = new VolumePrice([new(9, 120m), new(49, 115m), new(null, 108m)]) }] }],
    Rules = [new DiscountRule("spring", PriceStage.Promotion) { MinQuantity = 50, Value = DiscountValue.OfPercent(5) }],
}).Value;
QuoteRequest request = new([new QuoteLineRequest("1", "SEAT", 60) { Taxes = [Tax.Percent(19)] }]);
PricedQuote quote = engine.Price(request, new PricingContext(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR")).Value;
Console.WriteLine(quote.Lines[0].Waterfall);
