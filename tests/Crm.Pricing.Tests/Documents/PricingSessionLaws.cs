using System.Text.Json;
using Crm.Primitives;
using Crm.Testing;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

public sealed class PricingSessionLaws
{
    [Fact]
    public void Price_WithoutTrace_GivesTheNumbersOfTheTrace() => Law.Holds(PricingCases.Seeds, seed =>
    {
        (PriceCatalog catalog, QuoteRequest request, PricingContext context) = new PricingCases(seed).Make(40);
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        PricedQuote traced = engine.Price(request, context).Value;
        PricingSession session = engine.OpenSession();
        Assert.True(session.Price(request, context).IsSuccess);
        for (int i = 0; i < session.Count; i++)
        {
            PricedLine line = traced.Lines[i];
            Assert.Equal(new LineTotals(line.Waterfall.Steps[0].Delta, line.Net, line.Tax, line.Cost), session[i]);
        }

        Assert.Equal(traced.Totals, session.Totals);
        return Json(traced).SequenceEqual(Json(session.ToQuote().Value));
    }, 150);

    [Fact]
    public void Edit_AnySequence_EqualsPricingTheWholeDocumentAnew() => Law.Holds(PricingCases.Seeds, seed => EditsEqualPricingAnew(seed, 40, 10), 100);

    [Fact]
    public void Edit_ThatCannotBePriced_ChangesNothing() => Law.Holds(PricingCases.Seeds, seed =>
    {
        PricingCases cases = new(seed);
        (PriceCatalog catalog, QuoteRequest request, PricingContext context) = cases.Make(12);
        PricingSession session = PricingEngine.Compile(catalog).Value.OpenSession();
        session.Price(request, context);
        string before = Json(session.ToQuote().Value);
        QuoteLineRequest tooLarge = cases.Line("large") with { Price = new PerUnitPrice(decimal.MaxValue), Quantity = 99m };
        QuoteLineRequest[] bad = [cases.Line("x") with { Unit = "nowhere" }, tooLarge, cases.Line("y") with { Price = new PerUnitPrice(8e27m), Quantity = 9m }];
        foreach (QuoteLineRequest line in bad)
        {
            bool added = session.Add(line).IsSuccess;
            if (added) Assert.True(session.RemoveAt(session.Count - 1).IsSuccess);
            Assert.Equal(before, Json(session.ToQuote().Value));
            if (session.Count == 0) continue;
            int at = cases.Next(session.Count);
            if (session.Update(at, line).IsSuccess) Assert.True(session.Update(at, request.Lines[at]).IsSuccess);
            Assert.Equal(before, Json(session.ToQuote().Value));
        }

        return session.Count < 2 || !session.Update(0, request.Lines[1]).IsSuccess;
    }, 100);

    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerDocument)]
    [InlineData(TaxRounding.PerCategory)]
    public void Price_AThousandLines_AllocatesNothing(TaxRounding rounding)
    {
        (PricingEngine engine, QuoteRequest request, PricingContext context) = Large(rounding);
        PricingSession session = engine.OpenSession();
        for (int warm = 0; warm < 3; warm++) Assert.True(session.Price(request, context).IsSuccess);
        Assert.Equal(0, Allocated.Least(() => session.Price(request, context)));
        Assert.True(session.Net > 0m && session.Tax > 0m);
    }

    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerDocument)]
    [InlineData(TaxRounding.PerCategory)]
    public void Update_OfOneLine_AllocatesNothing(TaxRounding rounding)
    {
        (PricingEngine engine, QuoteRequest request, PricingContext context) = Large(rounding);
        PricingSession session = engine.OpenSession();
        session.Price(request, context);
        QuoteLineRequest line = request.Lines[500], changed = line with { Quantity = 77m };
        decimal net = session.Net;
        Assert.Equal(0, Allocated.Least(() =>
        {
            session.Update(500, changed);
            session.Update(500, line);
        }));
        session.Update(500, changed);
        Assert.NotEqual(net, session.Net);
    }

    /// <summary>Tiers, rules on product, category and everything, included and excluded taxes, a document discount.</summary>
    private static (PricingEngine Engine, QuoteRequest Request, PricingContext Context) Large(TaxRounding rounding)
    {
        PriceCatalog catalog = new("large", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, rounding, StackingPolicy.Sequential))
        {
            Categories = [new ProductCategory("all", null), new ProductCategory("seats", "all")],
            Products = [.. Enumerable.Range(0, 100).Select(static i => new CatalogProduct($"p{i}")
            {
                Category = "seats",
                UnitCost = 1m,
                Taxes = i % 2 == 0 ? [Tax.Percent(19m)] : [new Tax("in", TaxKind.Percent, 7m) { PriceIncluded = true }, Tax.Percent(2m)],
            })],
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base)
            {
                Entries = [.. Enumerable.Range(0, 100).Select(static i => new PriceEntry($"e{i}")
                {
                    Product = $"p{i}",
                    Price = new GraduatedPrice([new PriceTier(10m, 3.33m + i), new PriceTier(null, 2.11m + i)]),
                })],
            }],
            Rules =
            [
                .. Enumerable.Range(0, 40).Select(static i => new DiscountRule($"r{i}", PriceStage.Promotion)
                {
                    Product = i % 2 == 0 ? $"p{i}" : null,
                    Category = i % 4 == 1 ? "all" : null,
                    MinQuantity = i,
                    Value = DiscountValue.OfPercent(1.5m),
                    Conditions = [new AttributeMatch("segment", ["a"])],
                    When = i % 3 == 0 ? Condition.Compare("quantity", ConditionOperator.Greater, ConditionValue.Of(20)) : null,
                }),
            ],
        };
        QuoteRequest request = new([.. Enumerable.Range(0, 1_000).Select(static i => new QuoteLineRequest($"{i}", $"p{i * 7 % 100}", (i % 60) + 1)
        {
            Discounts = i % 5 == 0 ? [new Discount("granted", PriceStage.Additional, DiscountValue.OfPercent(5m))] : [],
        })])
        {
            DocumentDiscount = DiscountValue.OfPercent(3m),
        };
        return (PricingEngine.Compile(catalog).Value, request, new PricingContext(NodaTime.Instant.FromUtc(2026, 3, 12, 7, 0), "EUR").With("segment", "a"));
    }

    /// <summary>Also run by hand over a million edits; see docs/pricing.md.</summary>
    internal static bool EditsEqualPricingAnew(int seed, int mostLines, int edits)
    {
        PricingCases cases = new(seed);
        (PriceCatalog catalog, QuoteRequest request, PricingContext context) = cases.Make(mostLines);
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        PricingSession session = engine.OpenSession();
        Assert.True(session.Price(request, context).IsSuccess);
        for (int edit = 0; edit < edits; edit++)
        {
            Result done = cases.Next(8) switch
            {
                0 => session.Add(cases.Line($"new {edit}")),
                1 => session.Insert(cases.Next(session.Count + 1), cases.Line($"new {edit}")),
                2 when session.Count > 0 => session.RemoveAt(cases.Next(session.Count)),
                3 => session.SetDocumentDiscount(cases.DocumentDiscount()),
                _ when session.Count > 0 => Update(session, cases),
                _ => Result.Success(),
            };
            Assert.True(done.IsSuccess, done.ToString());
            PricedQuote anew = engine.Price(session.Request, context).Value;
            Assert.Equal(anew.Totals, session.Totals);
            Assert.Equal(Json(anew), Json(session.ToQuote().Value));
        }

        return true;
    }

    private static Result Update(PricingSession session, PricingCases cases)
    {
        int at = cases.Next(session.Count);
        return session.Update(at, cases.Line(session.Request.Lines[at].Id));
    }

    private static string Json(PricedQuote quote) => JsonSerializer.Serialize(quote, PricingJson.PricedQuote);
}
