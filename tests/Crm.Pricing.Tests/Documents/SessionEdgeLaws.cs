using System.Text.Json;
using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

/// <summary>Edits that succeed and edits that are refused, on documents of every kind.</summary>
public sealed class SessionEdgeLaws
{
    private static readonly PricingContext Context = new(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR");

    [Fact]
    public void Edit_RefusedOrNot_LeavesADocumentThatIsPricedAndExplainedAsAnew() => Law.Holds(PricingCases.Seeds, static seed =>
    {
        OracleCases cases = new(seed);
        (PriceCatalog catalog, QuoteRequest request, PricingContext context) = cases.Make();
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        PricingSession session = engine.OpenSession();
        if (!session.Price(request, context).IsSuccess) return session.Count == 0;
        for (int edit = 0; edit < 6; edit++)
        {
            // Half of the new lines have the id of a line that may be there.
            QuoteLineRequest line = cases.Line(cases.OneIn(2) ? $"{cases.Next(9)}" : $"new {edit}");
            _ = cases.Next(5) switch
            {
                0 => session.Insert(cases.Next(session.Count + 1), line),
                1 => session.SetDocumentDiscount(cases.DocumentDiscount()),
                2 when session.Count > 0 => session.RemoveAt(cases.Next(session.Count)),
                _ when session.Count > 0 => session.Update(cases.Next(session.Count), line),
                _ => session.Add(line),
            };
            PricingSession anew = engine.OpenSession();
            Assert.True(anew.Price(session.Request, context).IsSuccess);
            Assert.Equal(Json(anew.ToQuote().Value), Json(session.ToQuote().Value));
            foreach (QuoteLineRequest asked in session.Request.Lines) Assert.Equal(Text(anew.Explain(asked.Id).Value), Text(session.Explain(asked.Id).Value));
        }

        return true;
    }, 150);

    [Theory]
    [InlineData("79228162514264337593543950.33", "79228162514264337593543950.33")]
    [InlineData("7000000000000000000000000000", "0.05")]
    [InlineData("-7000000000000000000000000000", "7000000000000000000000000000")]
    public void Price_AmountsWhoseSumHasMoreDigitsThanADecimal_IsRefused(string first, string second)
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))).Value;
        QuoteLineRequest Line(string id, string amount) => new(id, "p", 1m) { Price = new AmountPrice(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)) };
        QuoteRequest request = new([Line("1", first), Line("2", second), Line("3", "0.01")]);
        Assert.Equal("pricing.overflow", Assert.Single(engine.Price(request, Context).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Price_ATaxThatIsTooLarge_IsRefused()
    {
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerCategory, StackingPolicy.Sequential))).Value;
        QuoteLineRequest line = new("1", "p", 1m) { Price = new AmountPrice(100.01m), Taxes = [Tax.Percent(1e26m)] };
        Assert.Equal("pricing.overflow", Assert.Single(engine.Price(new QuoteRequest([line]), Context).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Price_AUnitWhoseRatioIsNothing_IsRefused()
    {
        PriceCatalog catalog = new("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            Units = [new UnitOfMeasure("speck", 1e-28m), new UnitOfMeasure("heap", 1e9m)],
            Products = [new CatalogProduct("sand") { Unit = "heap" }],
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("heap") { Price = new PerUnitPrice(3m) }] },
                new PriceList("even", "EUR", PriceOrigin.Override) { BasedOn = "base", Entries = [new PriceEntry("whole") { Formula = new PriceFormula { RoundTo = 1m } }] },
            ],
        };
        Result<PricedQuote> priced = PricingEngine.Compile(catalog).Value.Price(new QuoteRequest([new QuoteLineRequest("1", "sand", 1e12m) { Unit = "speck" }]), Context);
        Assert.Equal("pricing.overflow", Assert.Single(priced.ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Edit_WithoutADocument_IsAMistakeOfTheProgram()
    {
        PricingSession session = PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy(RoundingMode.HalfEven, TaxRounding.PerLine, StackingPolicy.Best))).Value.OpenSession();
        Assert.Throws<InvalidOperationException>(() => session.SetDocumentDiscount(DiscountValue.OfPercent(3m)));
        Assert.Throws<InvalidOperationException>(() => session.Add(new QuoteLineRequest("1", "p", 1m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.RemoveAt(0));
    }

    private static string Json(PricedQuote quote) => JsonSerializer.Serialize(quote, PricingJson.PricedQuote);

    private static string Text(LineExplanation why) => string.Join('\n',
        [JsonSerializer.Serialize(why.Line), $"{why.Prices?.Calculated} {why.Prices?.Original}", .. why.Prices?.Considered.Select(static c => $"{c}") ?? [], .. why.Rules.Select(static r => $"{r}")]);
}
