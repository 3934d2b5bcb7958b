using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

public sealed class ExplanationLaws
{
    [Fact]
    public void Explain_AnyLine_NamesEveryRuleOnceAndAddsUpToTheWaterfall() => Law.Holds(PricingCases.Seeds, seed =>
    {
        (PriceCatalog catalog, QuoteRequest request, PricingContext context) = new PricingCases(seed).Make(6);
        PricingSession session = PricingEngine.Compile(catalog).Value.OpenSession();
        Assert.True(session.Price(request, context).IsSuccess);
        PricedQuote quote = session.ToQuote().Value;
        foreach (QuoteLineRequest line in request.Lines)
        {
            LineExplanation why = session.Explain(line.Id).Value;
            Assert.Equal(quote.Line(line.Id)!.Waterfall.Steps, why.Line.Waterfall.Steps);
            for (PriceStage stage = PriceStage.Schedule; stage <= PriceStage.Distributor; stage++)
            {
                if (stage == PriceStage.Proration) continue;
                Assert.Equal(-why.Line.Waterfall.Steps.Where(s => s.Stage == stage).Sum(static s => s.Delta), why.Rules.Where(r => r.Stage == stage).Sum(static r => r.Amount ?? 0m));
            }

            Assert.All(why.Rules, static r => Assert.Equal(r.Outcome == RuleOutcome.Applied, r.Amount is not null));
            Assert.Equal(
                catalog.Rules.Where(r => IsAimedAt(r, line.Product, catalog)).Select(static r => r.Id).Concat(line.Discounts.Select(static d => d.Id)).Order(StringComparer.Ordinal),
                why.Rules.Select(static r => r.RuleId).Order(StringComparer.Ordinal));
            if (why.Prices is not null) Assert.Equal(why.Line.PriceSource, Assert.Single(why.Prices.Considered, static c => c.Rejection == PriceRejection.None).EntryId);
        }

        return true;
    }, 150);

    [Fact]
    public void Explain_RulesOfEveryFate_SaysWhy()
    {
        DiscountRule Rule(string id, decimal percent) => new(id, PriceStage.Promotion) { Value = DiscountValue.OfPercent(percent) };
        PriceCatalog catalog = new("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Best))
        {
            Rules =
            [
                Rule("best", 10m), Rule("less", 5m),
                Rule("grouped", 9m) with { ExclusiveGroup = "g" }, Rule("group loser", 8m) with { ExclusiveGroup = "g" },
                Rule("bulk", 50m) with { MinQuantity = 100m }, Rule("small", 50m) with { MaxQuantity = 1m },
                Rule("old", 50m) with { ValidDates = new ValidDates(null, new LocalDate(2025, 12, 31)) },
                Rule("schools", 50m) with { Conditions = [new AttributeMatch("segment", ["school"])] },
                Rule("large", 50m) with { When = Condition.Compare("quantity", ConditionOperator.Greater, ConditionValue.Of(10)) },
            ],
        };
        PricingSession session = PricingEngine.Compile(catalog).Value.OpenSession();
        session.Price(new QuoteRequest([new QuoteLineRequest("1", "seat", 10m) { Price = new PerUnitPrice(10m) }]), new PricingContext(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR"));
        LineExplanation why = session.Explain("1").Value;
        Dictionary<string, RuleConsideration> rules = why.Rules.ToDictionary(static r => r.RuleId);
        Assert.Equal(
            [("best", RuleOutcome.Applied), ("bulk", RuleOutcome.QuantityTooLow), ("group loser", RuleOutcome.ExclusiveGroup), ("grouped", RuleOutcome.Outweighed), ("large", RuleOutcome.When),
                ("less", RuleOutcome.Outweighed), ("old", RuleOutcome.NotValid), ("schools", RuleOutcome.Condition), ("small", RuleOutcome.QuantityTooHigh)],
            rules.Values.Select(static r => (r.RuleId, r.Outcome)).OrderBy(static r => r.RuleId, StringComparer.Ordinal));
        Assert.Equal("segment", rules["schools"].Unmatched!.Attribute);
        Assert.Equal("false: quantity greater \"10\" (was \"10\")", Assert.Single(rules["large"].When!.DecisiveLeaves).ToString());
        Assert.Equal(90m, why.Line.Net);
        Assert.False(session.Explain("2").IsSuccess);
    }

    private static bool IsAimedAt(DiscountRule rule, string product, PriceCatalog catalog)
    {
        if (rule.Product is null && rule.Category is null) return true;
        CatalogProduct? known = catalog.Products.FirstOrDefault(p => p.Id == product);
        if (rule.Product is not null) return rule.Product == product || (known?.VariantOf is string of && rule.Product == of);
        for (string? at = known?.Category; at is not null; at = catalog.Categories.First(c => c.Id == at).Parent)
        {
            if (at == rule.Category) return true;
        }

        return false;
    }
}
