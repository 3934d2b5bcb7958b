using Crm.Testing;
using Crm.Testing.Contracts.Pricing;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Quotes;

public sealed class QuoteReplayTests
{
    private readonly SeededIds _ids = new();

    [Fact]
    public void Replay_SameCatalogue_GivesTheSameBytes()
    {
        Quote quote = Presented(_ids.Next());
        Assert.Equal(QuoteContent.ToJson(quote.Request, quote.Prices), QuoteContent.ToJson(quote.Request, quote.Replay(Engine).Value));
    }

    [Fact]
    public void Replay_PricedBeforeTheRatioOfUnitsWasKept_GivesTheSameBytes()
    {
        PricingEngine engine = PricingEngine.Compile(Catalog with { Units = [new UnitOfMeasure("box", 12m)] }).Value;
        QuoteRequest request = new([new QuoteLineRequest("1", "seat", 2m) { Unit = "box" }]);
        PricedQuote now = engine.Price(request, Context).Value;
        PricedQuote then = now with { Lines = [now.Lines[0] with { UnitRatio = null }] };
        Quote quote = Quote.Create(new QuoteOpening(new QuoteId(_ids.Next()), "Q-1", request, Context, then, Shanghai), "author", Monday).Value;
        Assert.Equal(24m, quote.Replay(engine).Value.Lines[0].Units);
    }

    [Fact]
    public void Replay_OtherVersionOfTheCatalogue_IsRefused() => Assert.Equal("pricing.replay_catalog",
        Assert.Single(Presented(_ids.Next()).Replay(PricingEngine.Compile(Catalog with { Version = "2" }).Value).ValidationErrors).ErrorCode);

    [Fact]
    public void Replay_CatalogueThatWasChangedUnderItsVersion_IsFound() => Assert.Equal("pricing.replay_differs",
        Assert.Single(Presented(_ids.Next()).Replay(PricingEngine.Compile(Catalog with { Rules = [] }).Value).ValidationErrors).ErrorCode);
}
