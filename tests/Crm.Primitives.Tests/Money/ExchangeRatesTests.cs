using NodaTime;
using Xunit;

namespace Crm.Primitives.Tests;

public sealed class ExchangeRatesTests
{
    private static readonly Currency Usd = Currency.Of("USD"), Cny = Currency.Of("CNY"), Eur = Currency.Of("EUR"), Jpy = Currency.Of("JPY");
    private static readonly LocalDate April = new(2026, 4, 1), May = new(2026, 5, 20);

    private static readonly ExchangeRates Rates = ExchangeRates.Compile(
    [
        new ExchangeRate(Usd, Cny, May, 7.15m),
        new ExchangeRate(Usd, Cny, April, 7.20m),
        new ExchangeRate(Eur, Cny, April, 8m),
    ], pivot: Cny).Value;

    [Fact]
    public void Convert_LatestRateOnOrBeforeTheDay_IsUsedAndReturned()
    {
        Conversion conversion = Rates.Convert(new Money(40_000m, Usd), Cny, May.PlusDays(-1)).Value;
        Assert.Equal(new Money(288_000m, Cny), conversion.Value);
        Assert.Equal(ExchangeRouting.Direct, conversion.Routing);
        Assert.Equal(April, Assert.Single(conversion.Rates).Date);
        Assert.Equal(new Money(286_000m, Cny), Rates.Convert(new Money(40_000m, Usd), Cny, May).Value.Value);
    }

    [Fact]
    public void On_ADay_IsTheLatestOfEachPairAndConvertsTheSame()
    {
        ExchangeRates april = ExchangeRates.Compile(Rates.On(April), Rates.Pivot).Value;
        Assert.Equal(Rates.Convert(new Money(9m, Eur), Usd, April).Value, april.Convert(new Money(9m, Eur), Usd, April).Value);
        Assert.Equal(Rates.On(April), april.On(May));
        Assert.Empty(Rates.On(LocalDate.MinIsoValue));
    }

    [Fact]
    public void Convert_OppositeDirection_DividesExactly()
    {
        Conversion conversion = Rates.Convert(new Money(288_000m, Cny), Usd, April).Value;
        Assert.Equal(new Money(40_000m, Usd), conversion.Value);
        Assert.Equal(ExchangeRouting.Inverse, conversion.Routing);
    }

    [Fact]
    public void Convert_ThroughThePivot_NamesBothLegs()
    {
        Conversion conversion = Rates.Convert(new Money(9m, Eur), Usd, April).Value;
        Assert.Equal(new Money(10m, Usd), conversion.Value);
        Assert.Equal(ExchangeRouting.Triangulated, conversion.Routing);
        Assert.Equal(2, conversion.Rates.Length);
    }

    [Fact]
    public void Convert_SameCurrency_NeedsNoRate() =>
        Assert.Equal(ExchangeRouting.Identity, Rates.Convert(new Money(1m, Jpy), Jpy, April).Value.Routing);

    [Fact]
    public void Convert_DayBeforeTheFirstRate_SaysWhichRateIsMissing()
    {
        Result<Conversion> result = Rates.Convert(new Money(1m, Usd), Cny, April.PlusDays(-1));
        Assert.Equal("rates.missing", Assert.Single(result.ValidationErrors).ErrorCode);
        Assert.Contains("2026-03-31", result.ValidationErrors[0].ErrorMessage);
    }

    [Fact]
    public void Compile_EveryProblem_IsReportedAtOnce()
    {
        Result<ExchangeRates> result = ExchangeRates.Compile(
        [
            new ExchangeRate(Usd, Cny, April, 0m),
            new ExchangeRate(Usd, Usd, April, 1m),
            new ExchangeRate(Usd, Cny, April, 7m),
        ]);
        Assert.Equal(
            ["rates.not_positive /rates/0/rate", "rates.same_currency /rates/1/to", "rates.duplicate /rates/2"],
            result.ValidationErrors.Select(static e => $"{e.ErrorCode} {e.Identifier}"));
    }
}
