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
    public void Replay_OtherVersionOfTheCatalogue_IsRefused() => Assert.Equal("pricing.replay_catalog",
        Assert.Single(Presented(_ids.Next()).Replay(PricingEngine.Compile(Catalog with { Version = "2" }).Value).ValidationErrors).ErrorCode);

    [Fact]
    public void Replay_CatalogueThatWasChangedUnderItsVersion_IsFound() => Assert.Equal("pricing.replay_differs",
        Assert.Single(Presented(_ids.Next()).Replay(PricingEngine.Compile(Catalog with { Rules = [] }).Value).ValidationErrors).ErrorCode);
}
