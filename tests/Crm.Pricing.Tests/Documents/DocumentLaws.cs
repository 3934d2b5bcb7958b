using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

public sealed class DocumentLaws
{
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD", "CLF", "MGA"];

    private static readonly Gen<QuoteLineRequest> AnyLine =
        from quantity in Gen.Choose(-500, 5_000)
        from price in Gen.Choose(0, 9_999_999)
        from percent in Gen.Choose(0, 100)
        from amount in Gen.Choose(0, 5_000)
        from tax in Gen.Choose(0, 3)
        select new QuoteLineRequest("", "p", quantity / 10m)
        {
            Price = new PerUnitPrice(price / 1000m),
            Discounts = [new Discount("percent", PriceStage.Additional, DiscountValue.OfPercent(percent / 4m)), new Discount("amount", PriceStage.Partner, DiscountValue.OfAmount(amount / 100m, DiscountScope.PerLine))],
            Taxes = tax == 0 ? [] : [new Tax($"t{tax}", TaxKind.Percent, 5.5m * tax) { PriceIncluded = tax == 2 }],
        };

    private static readonly Gen<(QuoteRequest Request, PricingEngine Engine, string Currency)> AnyQuote =
        from size in Gen.Choose(1, 9)
        from lines in AnyLine.ArrayOf(size)
        from mode in Gen.Choose(0, 8)
        from rounding in Gen.Choose(0, 2)
        from stacking in Gen.Choose(0, 3)
        from currency in Gen.Elements(Currencies)
        from discount in Gen.Choose(0, 40)
        select (
            new QuoteRequest([.. lines.Select(static (line, i) => line with { Id = $"{i}" })]) { DocumentDiscount = discount == 0 ? null : DiscountValue.OfPercent(discount / 3m) },
            PricingEngine.Compile(new PriceCatalog("c", "1", new PricingPolicy((RoundingMode)mode, (TaxRounding)rounding, (StackingPolicy)stacking))).Value,
            currency);

    [Fact]
    public void Price_AnyQuote_AddsUpAndTheTraceReAddsToEveryNumber() => Law.Holds(AnyQuote, any =>
    {
        PricedQuote quote = any.Engine.Price(any.Request, new PricingContext(Instant.MinValue, any.Currency)).Value;
        return quote.Totals.Net == quote.Lines.Sum(static l => l.Net)
            && quote.Totals.Tax == quote.Lines.Sum(static l => l.Tax)
            && quote.Totals.Tax == quote.Taxes.Sum(static t => t.Amount)
            && quote.Lines.All(static line =>
                line.Waterfall.Steps.Sum(static s => s.Delta) == line.Total
                && line.Waterfall.Net == line.Net
                && line.Tax == line.Taxes.Sum(static t => t.Amount)
                && line.Charge.Amount == line.Waterfall.List);
    }, 3_000);

    [Fact]
    public void Price_LinesInAnotherOrder_GivesTheSameLines() => Law.Holds(AnyQuote, any =>
    {
        // Where a document is rounded once, ties between equal errors go to the earlier line: there only the totals are free of order.
        QuoteRequest turned = any.Request with { Lines = [.. any.Request.Lines.Reverse()] };
        PricingContext context = new(Instant.MinValue, any.Currency);
        PricedQuote one = any.Engine.Price(any.Request, context).Value, other = any.Engine.Price(turned, context).Value;
        bool perLine = any.Engine.Catalog.Policy.TaxRounding == TaxRounding.PerLine && any.Request.DocumentDiscount is null;
        return (!perLine && any.Request.DocumentDiscount is not null || one.Totals == other.Totals)
            && (!perLine || one.Lines.All(line => other.Line(line.Id) is { } same && same.Net == line.Net && same.Tax == line.Tax));
    });

    [Fact]
    public void Price_DocumentDiscount_LandsOnTheRoundedSum() => Law.Holds(AnyQuote, any =>
    {
        QuoteRequest bare = any.Request with { Lines = [.. any.Request.Lines.Select(static l => l with { Taxes = [] })] };
        PricingContext context = new(Instant.MinValue, any.Currency);
        decimal before = any.Engine.Price(bare with { DocumentDiscount = null }, context).Value.Totals.Net;
        decimal after = any.Engine.Price(bare, context).Value.Totals.Net;
        RoundingRule rule = Currency.Of(any.Currency).Rounding(any.Engine.Catalog.Policy.Rounding);
        decimal percent = bare.DocumentDiscount?.Value ?? 0m;
        return after == rule.Round(before - (before * (percent / 100m)));
    });

    [Fact]
    public void Price_Twice_GivesTheSameBytes() => Law.Holds(AnyQuote, any =>
    {
        PricingContext context = new(Instant.MinValue, any.Currency);
        byte[] One() => QuoteContent.ToJson(any.Request, any.Engine.Price(any.Request, context).Value);
        return One().AsSpan().SequenceEqual(One());
    }, 200);

    [Fact]
    public void Json_AnyQuote_ReadsBackToTheSameBytes() => Law.Holds(AnyQuote, any =>
    {
        PricedQuote quote = any.Engine.Price(any.Request, new PricingContext(Instant.MinValue, any.Currency)).Value;
        byte[] json = QuoteContent.ToJson(any.Request, quote);
        (QuoteRequest request, PricedQuote prices) = QuoteContent.Parse(json).Value;
        return QuoteContent.ToJson(request, prices).AsSpan().SequenceEqual(json);
    }, 200);
}
