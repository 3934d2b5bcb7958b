using Xunit;

namespace Crm.Primitives.Tests;

public sealed class CurrencyTests
{
    [Fact]
    public void Table_EveryCode_IsThreeLettersWithAUniqueNumber()
    {
        IReadOnlyList<Currency> all = CurrencyTable.Iso4217.All;
        Assert.All(all, static c => Assert.Matches("^[A-Z]{3}$", c.Code));
        Assert.All(all, static c => Assert.Matches("^[0-9]{3}$", c.NumericCode!));
        Assert.Equal(all.Count, all.Select(static c => c.NumericCode).Distinct().Count());
    }

    [Theory]
    [InlineData("EUR", 2, "0.01")]
    [InlineData("JPY", 0, "1")]
    [InlineData("KWD", 3, "0.001")]
    [InlineData("CLF", 4, "0.0001")]
    [InlineData("MGA", 2, "0.2")]
    public void Of_KnownCode_KnowsItsSmallestUnit(string code, int decimals, string unit)
    {
        Currency currency = Currency.Of(code);
        Assert.Equal(decimals, currency.MinorUnits);
        Assert.Equal(MoneyTests.Number(unit), currency.SmallestUnit);
    }

    [Theory]
    [InlineData("DEM")]
    [InlineData("eur")]
    [InlineData("")]
    public void Of_UnknownCode_IsRefused(string code) => Assert.Throws<ArgumentException>(() => Currency.Of(code));

    [Fact]
    public void With_OverrideAndOwnCurrency_LeaveTheOldTableAlone()
    {
        CurrencyTable table = CurrencyTable.Iso4217.With(Currency.Of("HUF").WithSmallestUnit(5m), new Currency("POINTS", null, 0));
        Assert.True(table.TryGet("HUF", out Currency? forint));
        Assert.Equal(5m, forint.SmallestUnit);
        Assert.True(table.TryGet("POINTS", out _));
        Assert.Equal(0.01m, Currency.Of("HUF").SmallestUnit);
        Assert.False(Currency.TryOf("POINTS", out _));
    }
}
