using Crm.Primitives;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Templates;

public sealed class QuoteTemplateTests
{
    private static readonly QuoteTemplateDefinition Starter = new("starter", "3",
    [
        new QuoteLineRequest("seats", "seat", 30m) { Taxes = [Tax.Percent(19m)] },
        new QuoteLineRequest("setup", "setup", 1m) { Discounts = [new Discount("launch", PriceStage.Promotion, DiscountValue.OfAmount(50m, DiscountScope.PerLine))] },
    ])
    {
        DefaultDiscounts = [new Discount("usual", PriceStage.Additional, DiscountValue.OfPercent(5m))],
        ValidityDays = 30,
        Terms = ["Payable within 30 days."],
        Period = new EffectivePeriod(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)),
    };

    [Fact]
    public void Instantiate_OnADay_GivesLinesDiscountsTermsAndValidity()
    {
        QuoteDraft draft = QuoteTemplate.Compile(Starter).Value.Instantiate(new LocalDate(2026, 4, 1)).Value;
        Assert.Equal(("starter", "3", new LocalDate(2026, 5, 1)), (draft.TemplateId, draft.TemplateVersion, draft.ValidUntil));
        Assert.Equal(["usual", "launch"], draft.Request.Lines.Select(static line => Assert.Single(line.Discounts).Id));
        Assert.Equal(["Payable within 30 days."], draft.Request.Terms);
        // 30 seats at 9.99, 10 % of those above 20, less 5 %: 275.22; and 250 less 50.
        Assert.Equal(475.22m, Price(draft.Request).Totals.Net);
    }

    [Fact]
    public void Instantiate_OtherQuantities_AndZeroLeavesALineOut()
    {
        QuoteDraft draft = QuoteTemplate.Compile(Starter).Value.Instantiate(new LocalDate(2026, 4, 1), new Dictionary<string, decimal> { ["seats"] = 7m, ["setup"] = 0m }).Value;
        Assert.Equal([("seats", 7m)], draft.Request.Lines.Select(static line => (line.Id, line.Quantity)));
    }

    [Fact]
    public void Instantiate_OutsideItsPeriodOrAnUnknownLine_IsRefused()
    {
        QuoteTemplate template = QuoteTemplate.Compile(Starter).Value;
        Assert.Equal("pricing.template_period", Assert.Single(template.Instantiate(new LocalDate(2027, 1, 1)).ValidationErrors).ErrorCode);
        Assert.Equal("pricing.template_line", Assert.Single(template.Instantiate(new LocalDate(2026, 1, 1), new Dictionary<string, decimal> { ["box"] = 1m }).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Instantiate_Terms_AreUnderTheHashOfTheQuoteAndReadBack()
    {
        QuoteRequest request = QuoteTemplate.Compile(Starter).Value.Instantiate(new LocalDate(2026, 4, 1)).Value.Request, silent = request with { Terms = null };
        PricedQuote prices = Price(request);
        Assert.NotEqual(QuoteContent.Hash(request, prices), QuoteContent.Hash(silent, prices));
        Assert.NotEqual(QuoteContent.Hash(request, prices), QuoteContent.Hash(request with { Terms = ["Payable within 60 days."] }, prices));
        Assert.Equal(request.Terms, QuoteContent.Parse(QuoteContent.ToJson(request, prices)).Value.Request.Terms);
        Assert.Null(QuoteTemplate.Compile(Starter with { Terms = [] }).Value.Instantiate(new LocalDate(2026, 4, 1)).Value.Request.Terms);
        // What says nothing besides is written as it always was.
        Assert.DoesNotContain("terms", System.Text.Encoding.UTF8.GetString(QuoteContent.ToJson(silent, prices)), StringComparison.Ordinal);
    }

    [Fact]
    public void Instantiate_WhatDoesNotFit_IsSaidAtOnceWithItsPlace() => Assert.Equal(
        [("/on", "pricing.template_period"), ("/quantities/a~1b~0c", "pricing.template_line"), ("/quantities/box", "pricing.template_line")],
        QuoteTemplate.Compile(Starter).Value.Instantiate(LocalDate.MaxIsoValue, new Dictionary<string, decimal> { ["box"] = 1m, ["a/b~c"] = 1m, ["setup"] = 1m })
            .ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)));

    [Fact]
    public void Instantiate_LateInTheCalendar_IsRefused() =>
        Assert.Equal("pricing.template_period", Assert.Single(QuoteTemplate.Compile(Starter with { Period = default }).Value.Instantiate(LocalDate.MaxIsoValue).ValidationErrors).ErrorCode);

    [Fact]
    public void Compile_MoreThanTheLimit_IsRefused()
    {
        Assert.Equal("pricing.too_many_rules", Assert.Single(QuoteTemplate.Compile(Starter, new DefinitionLimits { Rules = 4 }).ValidationErrors).ErrorCode);
        Assert.True(QuoteTemplate.Compile(Starter, new DefinitionLimits { Rules = 5 }).IsSuccess);
    }

    [Fact]
    public void Compile_EveryProblem_IsFoundWithItsPlace()
    {
        Assert.Equal(["/validityDays", "/lines/0/discounts/0/stage", "/lines/1/id", "/lines/1/price/tiers/0"], QuoteTemplate.Compile(Starter with
        {
            ValidityDays = 36_601,
            Lines =
            [
                new QuoteLineRequest("1", "x", 1m) { Discounts = [new Discount("d", PriceStage.List, DiscountValue.OfPercent(1m))] },
                new QuoteLineRequest("1", "y", 1m) { Price = new VolumePrice([new(5m, 1m)]) },
            ],
        }).ValidationErrors.Select(static e => e.Identifier));
        Assert.Equal("/lines", Assert.Single(QuoteTemplate.Compile(Starter with { Lines = [] }).ValidationErrors).Identifier);
        Assert.Equal(["/validityDays", "/defaultDiscounts/0/stage"], QuoteTemplate.Compile(Starter with
        {
            ValidityDays = -1,
            DefaultDiscounts = [new Discount("d", PriceStage.Tax, DiscountValue.OfPercent(1m))],
        }).ValidationErrors.Select(static e => e.Identifier));
        Assert.Equal(["/lines/0/price/tiers", "/lines/0/discounts/0/stage"], QuoteTemplate.Compile(Starter with
        {
            Lines = [new QuoteLineRequest("1", "x", 1m) { Price = new VolumePrice([]), Discounts = [new Discount("d", PriceStage.List, DiscountValue.OfPercent(1m))] }],
        }).ValidationErrors.Select(static e => e.Identifier));
    }

    [Fact]
    public void Json_Template_ReadsBackToTheSameText()
    {
        string json = QuoteTemplateDefinition.Json.Write(Starter);
        Result<QuoteTemplateDefinition> read = QuoteTemplateDefinition.Json.Read(json);
        Assert.True(read.IsSuccess, read.ToString());
        Assert.Equal(json, QuoteTemplateDefinition.Json.Write(read.Value));
        Assert.Equal("/quantity", QuoteTemplateDefinition.Json.Read(json.Replace("\"quantity\":\"30\"", "\"quantity\":30", StringComparison.Ordinal)).ValidationErrors[0].Identifier?[^9..]);
    }
}
