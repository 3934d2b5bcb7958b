using System.Globalization;
using Xunit;

namespace Crm.Primitives.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    [Fact]
    public void Addition_SameCurrency_IsExact() =>
        Assert.Equal(new Money(0.3m, Eur), new Money(0.1m, Eur) + new Money(0.2m, Eur));

    [Fact]
    public void Addition_OtherCurrency_IsRefused()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new Money(1m, Eur) + new Money(1m, "USD"));
        Assert.Contains("EUR and USD do not mix", error.Message);
    }

    [Fact]
    public void Comparison_OtherCurrency_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1m, Eur) < new Money(2m, "USD"));

    [Fact]
    public void Equality_TrailingZeros_DoNotCount()
    {
        Assert.Equal(new Money(1.1m, Eur), new Money(1.10m, Eur));
        Assert.Equal(new Money(1.1m, Eur).GetHashCode(), new Money(1.10m, Eur).GetHashCode());
    }

    [Fact]
    public void Equality_OverriddenSmallestUnit_IsTheSameCurrency() =>
        Assert.Equal(new Money(1m, "CHF") + new Money(1m, Currency.Of("CHF").WithSmallestUnit(0.05m)), new Money(2m, "CHF"));

    [Fact]
    public void Default_IsNothingInNoCurrency()
    {
        Assert.Equal(0m, default(Money).Amount);
        Assert.Equal("XXX", default(Money).Currency.Code);
    }

    [Theory]
    [InlineData("JPY", "1234.5", "1235")]
    [InlineData("EUR", "1.005", "1.01")]
    [InlineData("KWD", "1.0005", "1.001")]
    [InlineData("CLF", "1.00005", "1.0001")]
    [InlineData("MGA", "1.3", "1.4")]
    public void Round_SmallestUnitOfTheCurrency_IsUsed(string code, string value, string expected)
    {
        Money rounded = new Money(Number(value), code).Round(RoundingMode.HalfAwayFromZero);
        Assert.Equal(Number(expected), rounded.Amount);
    }

    [Fact]
    public void Round_CurrencyWithoutSmallestUnit_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1m, "XAU").Round(RoundingMode.HalfEven));

    [Fact]
    public void ToString_Culture_DecidesTheForm()
    {
        CultureInfo german = Culture(",", ".");
        Assert.Equal("1.234,50 EUR", new Money(1234.5m, Eur).ToString(german));
        Assert.Equal("1,234.50 EUR", new Money(1234.5m, Eur).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("1234.5 EUR", new Money(1234.5m, Eur).ToString());
    }

    [Fact]
    public void ToString_MoreDecimalsThanTheCurrency_AreShown() =>
        Assert.Equal("0.0125 EUR", new Money(0.01250m, Eur).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1,234.50 EUR", "1234.50")]
    [InlineData("EUR 1,234.50", "1234.50")]
    [InlineData("-0.05 EUR", "-0.05")]
    [InlineData("1.500000000000000000000000000000000 EUR", "1.5")]
    public void Parse_ExplicitCulture_ReadsBothOrders(string text, string expected) =>
        Assert.Equal(new Money(Number(expected), Eur), Money.Parse(text, CultureInfo.InvariantCulture).Value);

    [Theory]
    [InlineData("twelve EUR", "money.format")]
    [InlineData("12", "money.format")]
    [InlineData("12 QQQ", "money.currency_unknown")]
    [InlineData("0.1234567890123456789012345678901 EUR", "money.too_many_digits")]
    [InlineData("123456789012345678901234567890123 EUR", "money.too_many_digits")]
    public void Parse_BadText_SaysWhatIsWrong(string text, string code) =>
        Assert.Equal(code, Assert.Single(Money.Parse(text, CultureInfo.InvariantCulture).ValidationErrors).ErrorCode);

    [Fact]
    public void Arithmetic_OnTheHotPath_AllocatesNothing()
    {
        Money sum = Money.Zero(Eur), step = new(0.01m, Eur);
        for (int i = 0; i < 100; i++) sum += step;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) sum = (sum + step).Round(RoundingMode.HalfEven);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(11m, sum.Amount);
    }

    internal static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    internal static CultureInfo Culture(string point, string group)
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = group;
        return culture;
    }
}
