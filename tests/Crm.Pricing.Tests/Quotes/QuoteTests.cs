using Crm.Primitives;
using Crm.Testing;
using Crm.Testing.Contracts.Pricing;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Quotes;

public sealed class QuoteTests
{
    private readonly SeededIds _ids = new();

    [Fact]
    public void Create_PricesOfOtherLines_IsRefused()
    {
        QuoteOpening opening = new(new QuoteId(_ids.Next()), "Q-1", Request(seats: 3m), SampleQuotes.Context, Price(Request(seats: 4m)), Shanghai);
        Assert.Equal("pricing.quote_mismatch", Assert.Single(Quote.Create(opening, "author", Monday).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Reprice_AfterApproval_IsRefusedUntilEdited()
    {
        Quote quote = Draft(_ids.Next());
        Must(quote.Submit(Matrix, "author", Monday));
        Assert.Equal(StateErrors.NotEditable, Assert.Single(quote.Reprice(Request(seats: 1m), SampleQuotes.Context, Price(Request(seats: 1m)), "author", Monday).ValidationErrors).ErrorCode);
        Must(quote.Edit("author", Monday));
        Must(quote.Reprice(Request(seats: 1m), SampleQuotes.Context, Price(Request(seats: 1m)), "author", Monday));
        Assert.Null(quote.ContentHash);
    }

    [Theory]
    [InlineData("2026-05-15T15:30:00Z", true)]
    [InlineData("2026-05-15T15:59:59Z", true)]
    [InlineData("2026-05-15T16:00:00Z", false)]
    public void Accept_OnTheLastDayInShanghai_CountsToItsEnd(string at, bool accepted)
    {
        Quote quote = Presented(_ids.Next(), validUntil: new LocalDate(2026, 5, 15));
        Assert.Equal(accepted, quote.Accept("cfo", "portal", NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value).IsSuccess);
        Assert.Equal(accepted ? QuoteState.Accepted : QuoteState.Presented, quote.State);
    }

    [Fact]
    public void Expire_Late_StillExpires()
    {
        Quote quote = Presented(_ids.Next(), validUntil: new LocalDate(2026, 4, 30));
        Assert.False(quote.IsDueToExpire(Instant.FromUtc(2026, 4, 30, 15, 59)));
        Assert.False(quote.Expire("clock", Instant.FromUtc(2026, 4, 30, 15, 59)).IsSuccess);
        Must(quote.Expire("clock", Instant.FromUtc(2026, 5, 5, 16, 1)));
        Assert.Equal((QuoteState.Expired, false), (quote.State, quote.IsLive));
    }

    [Fact]
    public void Expire_QuoteWithoutLastDay_Never() => Assert.False(Presented(_ids.Next()).IsDueToExpire(Instant.MaxValue - Duration.FromDays(2)));

    [Fact]
    public void Revise_Presented_SupersedesItAndOpensTheNext()
    {
        Quote quote = Presented(_ids.Next());
        Quote next = quote.Revise(Revision(_ids.Next(), Request(seats: 31m)), "author", Monday).Value;
        Assert.Equal((QuoteState.Superseded, QuoteState.Draft), (quote.State, next.State));
        Assert.Equal(("Q-1", 2, 1L, "OP-1", "C-1"), (next.Number, next.Revision, next.Version, next.OpportunityKey, next.CustomerKey));
        Assert.Equal("QuoteSuperseded", quote.PendingEvents[^1].Type);
        Assert.Equal("QuoteCreated", Assert.Single(next.PendingEvents).Type);
        Assert.Equal(StateErrors.InvalidTransition, Assert.Single(quote.Revise(Revision(_ids.Next(), Request(seats: 31m)), "author", Monday).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Accept_HandsOverWhatWasFrozen()
    {
        Quote quote = Presented(_ids.Next());
        AcceptedQuote accepted = quote.Accept("cfo", "portal", Monday).Value;
        Assert.Same(quote.Prices, accepted.Prices);
        Assert.Equal(QuoteContent.Hash(quote.Request, quote.Prices), accepted.ContentHash);
        Assert.Equal(accepted, quote.HandOver().Value);
        Must(quote.PlaceOrder("SO-1", "key", "seller", Monday).ToResult());
        Assert.Equal(accepted, quote.HandOver().Value);
    }

    [Fact]
    public void PlaceOrder_RepeatedWithTheSameKey_ReturnsTheSameOrderAndRecordsNothing()
    {
        Quote quote = Presented(_ids.Next());
        Must(quote.Accept("cfo", "portal", Monday).ToResult());
        Assert.Equal("SO-1", quote.PlaceOrder("SO-1", "key", "seller", Monday).Value);
        int events = quote.PendingEvents.Count;
        Assert.Equal("SO-1", quote.PlaceOrder("SO-2", "key", "seller", Monday).Value);
        Assert.Equal((events, QuoteState.Ordered), (quote.PendingEvents.Count, quote.State));
        Assert.Equal(StateErrors.InvalidTransition, Assert.Single(quote.PlaceOrder("SO-2", "other", "seller", Monday).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void HandOver_BeforeAcceptance_IsRefused() => Assert.False(Presented(_ids.Next()).HandOver().IsSuccess);

    [Fact]
    public void Hash_OneMoreSeat_IsAnother() =>
        Assert.NotEqual(QuoteContent.Hash(Request(seats: 30m), Price(Request(seats: 30m))), QuoteContent.Hash(Request(seats: 31m), Price(Request(seats: 31m))));

    [Fact]
    public void Parse_BrokenTrace_IsRefused()
    {
        string json = System.Text.Encoding.UTF8.GetString(QuoteContent.ToJson(Request(), Price(Request())));
        string broken = json.Replace("\"in\":\"299.70\"", "\"in\":\"299.71\"", StringComparison.Ordinal);
        Assert.NotEqual(json, broken);
        ValidationError error = Assert.Single(QuoteContent.Parse(System.Text.Encoding.UTF8.GetBytes(broken)).ValidationErrors);
        Assert.Equal(("pricing.json", "/prices/lines/0/waterfall"), (error.ErrorCode, error.Identifier));
    }
}
