using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>Laws of the column forms, without a database: there and back is the same, and the order of the stored forms is that of the values.</summary>
public sealed class ConverterLaws
{
    private static readonly Gen<long> Longs = Gen.Choose(int.MinValue, int.MaxValue).SelectMany(static high => Gen.Choose(int.MinValue, int.MaxValue).Select(low => ((long)high << 32) ^ low));

    /// <summary>Amounts of up to four decimals over the whole range, in any scale.</summary>
    private static readonly Gen<decimal> Amounts =
        from units in Gen.OneOf(Longs.Select(static n => n % 9_000_000_000_000_000_000), Gen.Choose(-20_000, 20_000).Select(static n => (long)n))
        from zeros in Gen.Choose(0, 4)
        select units / 10_000m * Scale(zeros);

    private static readonly Gen<Instant> Instants = Longs.Select(static n => Instant.FromUnixTimeTicks(n % 600_000_000_000_000_000).PlusNanoseconds(n % 100));

    [Fact]
    public void Amount_ThereAndBack_IsTheSameNumberWithoutTrailingZeros() => Law.Holds(Amounts, static amount =>
        Both(AmountColumn.Integer, AmountColumn.Numeric, amount, static back => back.Scale == 0 || decimal.Round(back, back.Scale - 1) != back));

    [Fact]
    public void Amount_OrderOfStoredForms_IsThatOfTheNumbers() => Law.Holds(Amounts.Two(), static pair =>
        Math.Sign(((long)AmountColumn.Integer.ConvertToProvider(pair.Item1)!).CompareTo((long)AmountColumn.Integer.ConvertToProvider(pair.Item2)!))
            == Math.Sign(pair.Item1.CompareTo(pair.Item2)));

    [Fact]
    public void Amount_MoreThanFourDecimals_IsRefusedOnBothDatabases() => Law.Holds(
        from amount in Gen.Choose(-1_000_000, 1_000_000)
        from below in Gen.Choose(1, 9)
        select amount / 10_000m + below / 100_000m,
        static amount =>
        {
            Assert.Throws<InvalidOperationException>(() => AmountColumn.Integer.ConvertToProvider(amount));
            Assert.Throws<InvalidOperationException>(() => AmountColumn.Numeric.ConvertToProvider(amount));
            return true;
        });

    [Fact]
    public void Instant_ThereAndBack_IsTheSameOnBothDatabasesAndCutTowardsThePast() => Law.Holds(Instants, static instant =>
    {
        Instant ticks = (Instant)new InstantToTicksConverter().ConvertFromProvider(new InstantToTicksConverter().ConvertToProvider(instant))!;
        Instant date = (Instant)new InstantToDateTimeConverter().ConvertFromProvider(new InstantToDateTimeConverter().ConvertToProvider(instant))!;
        return ticks == date && ticks <= instant && instant - ticks < Duration.FromNanoseconds(1_000) && ticks.CutToMicroseconds() == ticks;
    });

    [Theory]
    [InlineData("EUR")]
    [InlineData("MGA")]
    [InlineData("XXX")]
    [InlineData("POINTS")]
    public void Currency_ThereAndBack_IsEqual(string code)
    {
        Currency currency = code == "XXX" ? CurrencyTable.None : Currency.TryOf(code, out Currency? known) ? known : new Currency(code, null, 0);
        CurrencyConverter converter = new();
        Assert.Equal(currency, converter.ConvertFromProvider(converter.ConvertToProvider(currency)));
    }

    [Fact]
    public void TypedId_OfEveryValueType_HasAConverter_AndOtherStructsHaveNone()
    {
        Assert.Equal(typeof(Guid), TypedIds.ConverterFor(typeof(DealId))!.ProviderClrType);
        Assert.Equal("k", TypedIds.ConverterFor(typeof(TextKey))!.ConvertToProvider(new TextKey("k")));
        Assert.Equal(new NumberKey(7), TypedIds.ConverterFor(typeof(NumberKey))!.ConvertFromProvider(7L));
        Assert.Null(TypedIds.ConverterFor(typeof(EffectivePeriod)));
        Assert.Null(TypedIds.ConverterFor(typeof(int)));
    }

    private static decimal Scale(int zeros) => new(new[] { (int)Math.Pow(10, zeros), 0, 0, zeros << 16 });

    private static bool Both(ValueConverter integer, ValueConverter numeric, decimal amount, Func<decimal, bool> shortest)
    {
        decimal a = (decimal)integer.ConvertFromProvider(integer.ConvertToProvider(amount))!;
        decimal b = (decimal)numeric.ConvertFromProvider(numeric.ConvertToProvider(amount))!;
        return a == amount && b == amount && a.Scale == b.Scale && shortest(a);
    }

    private readonly record struct TextKey(string Value);

    private readonly record struct NumberKey(long Value);
}
