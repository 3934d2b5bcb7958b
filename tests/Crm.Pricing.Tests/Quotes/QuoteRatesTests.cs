using System.Text.Json;
using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Quotes;

/// <summary>A quote keeps the exchange rates of its day.</summary>
public sealed class QuoteRatesTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly Currency Euro = Currency.Of("EUR"), Dollar = Currency.Of("USD"), Yen = Currency.Of("JPY");
    private static readonly PricingContext InYen = new(Monday, "JPY") { RateDate = Day, Rates = Rates(150m) };

    [Fact]
    public void Replay_RatesThatTheHostCorrectedSince_GivesTheSameBytes()
    {
        Quote quote = Draft();
        Assert.Equal(QuoteContent.ToJson(quote.Request, quote.Prices), QuoteContent.ToJson(quote.Request, quote.Replay(Engine).Value));
        Assert.Equal("pricing.replay_differs", Assert.Single(quote.Replay(Engine, Rates(151m)).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Context_WrittenAndRead_ConvertsTheSameAndLeavesOtherDaysOut()
    {
        Quote quote = Draft();
        string json = JsonSerializer.Serialize(quote.Context, QuoteJson.Context);
        PricingContext read = JsonSerializer.Deserialize(json, QuoteJson.Context)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, QuoteJson.Context));
        Assert.Equal(InYen.Rates!.Convert(new Money(1m, Euro), Yen, Day).Value, read.Rates!.Convert(new Money(1m, Euro), Yen, Day).Value);
        Assert.Equal([(Dollar, Euro, 0.8m), (Dollar, Yen, 150m)], read.Rates.On(Day).Select(static r => (r.From, r.To, r.Rate)));
        Assert.DoesNotContain("2026-03-03", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Context_StoredBeforeRatesWereKept_IsReadWithoutAny()
    {
        const string json = """{"asOf":"2026-03-02T08:00:00Z","currency":"JPY","attributes":{},"rateDate":"2026-03-02"}""";
        PricingContext read = JsonSerializer.Deserialize(json, QuoteJson.Context)!;
        Assert.Equal((Day, null), (read.RateDate!.Value, read.Rates));
        Assert.Equal(json, JsonSerializer.Serialize(read, QuoteJson.Context));
    }

    [Fact]
    public void Context_RatesThatContradictEachOther_AreRefused() => Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize(
        """{"asOf":"2026-03-02T08:00:00Z","currency":"JPY","attributes":{},"rateDate":"2026-03-02","rates":{"pivot":null,"rates":[{"from":"USD","to":"JPY","date":"2026-03-02","rate":"0"}]}}""", QuoteJson.Context));

    private static Quote Draft() => Quote.Create(
        new QuoteOpening(new QuoteId(new SeededIds().Next()), "Q-1", Request(), InYen, Engine.Price(Request(), InYen).Value, Shanghai), "author", Monday).Value;

    /// <summary>Euros into yen in two legs through the dollar; what comes a day later is of no account.</summary>
    private static ExchangeRates Rates(decimal yen) => ExchangeRates.Compile(
    [
        new ExchangeRate(Dollar, Euro, Day.PlusDays(-9), 0.8m), new ExchangeRate(Dollar, Yen, Day.PlusDays(-5), 99m), new ExchangeRate(Dollar, Yen, Day, yen),
        new ExchangeRate(Dollar, Yen, Day.PlusDays(1), 1m), new ExchangeRate(Euro, Yen, Day.PlusDays(1), 1m),
    ], Dollar).Value;
}
