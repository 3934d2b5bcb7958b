using System.Text.Json;
using Crm.Pricing.Tests.Documents;
using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Selection;

public sealed class SelectionLaws
{
    [Fact]
    public void Ranking_AnyTwoPrices_AreNeverEqual() => Law.Holds(PricingCases.Seeds, static seed =>
    {
        PricingCases cases = new(seed);
        PriceCatalog catalog = cases.Make(0).Catalog;
        CompiledList list = new(catalog.PriceLists[0], null, Currency.Of(catalog.PriceLists[0].Currency), null);
        PriceRanking ranking = new(catalog.Selection);
        SelectedPrice[] prices = [.. catalog.PriceLists.SelectMany(static l => l.Entries)
            .Select(e => new SelectedPrice(new CompiledEntry(list, e, null, null), cases.Next(3), cases.Next(3)))];
        return prices.All(left => prices.All(right => left == right || ranking.RanksBefore(left, right) != ranking.RanksBefore(right, left)));
    }, 100);

    [Fact]
    public void Price_DefinitionInAnotherOrder_GivesTheSameBytes() => Law.Holds(PricingCases.Seeds, static seed =>
    {
        PricingCases cases = new(seed);
        (PriceCatalog catalog, QuoteRequest request, PricingContext context) = cases.Make(12);
        PriceCatalog shuffled = catalog with
        {
            PriceLists = cases.Shuffled(catalog.PriceLists.Select(l => l with { Entries = cases.Shuffled(l.Entries) })),
            Rules = cases.Shuffled(catalog.Rules),
            Products = cases.Shuffled(catalog.Products),
            Categories = cases.Shuffled(catalog.Categories),
        };
        PricingEngine engine = PricingEngine.Compile(catalog).Value, other = PricingEngine.Compile(shuffled).Value;
        foreach (QuoteLineRequest line in request.Lines)
        {
            PriceSelection one = engine.SelectPrice(line.Product, line.Quantity, context).Value, two = other.SelectPrice(line.Product, line.Quantity, context).Value;
            Assert.Equal(one.Calculated, two.Calculated);
            Assert.Equal(one.Considered.Select(static c => (c.EntryId, c.Rejection)), two.Considered.Select(static c => (c.EntryId, c.Rejection)));
        }

        return Json(engine.Price(request, context).Value) == Json(other.Price(request, context).Value);
    }, 100);

    [Fact]
    public void Price_LinesInAnotherOrder_GivesTheSameLinesWhereTaxIsRoundedPerLine() => Law.Holds(PricingCases.Seeds, static seed =>
    {
        PricingCases cases = new(seed);
        (PriceCatalog catalog, QuoteRequest request, PricingContext context) = cases.Make(12);
        PricingEngine engine = PricingEngine.Compile(catalog with { Policy = catalog.Policy with { TaxRounding = TaxRounding.PerLine } }).Value;
        QuoteRequest one = request with { DocumentDiscount = null }, two = one with { Lines = cases.Shuffled(one.Lines) };
        PricedQuote first = engine.Price(one, context).Value, second = engine.Price(two, context).Value;
        return first.Totals.Total == second.Totals.Total && first.Lines.All(line => second.Line(line.Id) is { } same && same.Total == line.Total);
    }, 100);

    [Theory]
    [InlineData("2026-03-28T22:59:59Z", false)]
    [InlineData("2026-03-28T23:00:00Z", true)]
    [InlineData("2026-03-29T21:59:59.999999999Z", true)]
    [InlineData("2026-03-29T22:00:00Z", false)]
    public void ValidDates_OnTheDayTheClocksChange_HoldForTheWholeLocalDay(string instant, bool holds)
    {
        PriceCatalog catalog = new("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            TimeZone = "Asia/Tokyo",
            PriceLists = [new PriceList("day", "EUR", PriceOrigin.Base)
            {
                ValidDates = new ValidDates(new LocalDate(2026, 3, 29), new LocalDate(2026, 3, 29)) { TimeZone = "Europe/Berlin" },
                Entries = [new PriceEntry("e") { Price = new PerUnitPrice(1m) }],
            }],
        };
        Instant asOf = NodaTime.Text.InstantPattern.ExtendedIso.Parse(instant).Value;
        Assert.Equal(holds, PricingEngine.Compile(catalog).Value.SelectPrice("p", 1m, new PricingContext(asOf, "EUR")).Value.Calculated is not null);
    }

    private static string Json(PricedQuote quote) => JsonSerializer.Serialize(quote, PricingJson.PricedQuote);
}
