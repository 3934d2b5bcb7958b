using System.Globalization;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Primitives.Tests;

public sealed class RoundingLaws
{
    private static readonly decimal[] Steps = [1m, 0.1m, 0.01m, 0.001m, 0.0001m, 0.05m, 0.2m, 0.5m, 5m, 0.25m, 100m, 0.3m];

    private static readonly Gen<RoundingRule> Rules =
        from step in Gen.Elements(Steps)
        from mode in Gen.Elements(Enum.GetValues<RoundingMode>())
        select new RoundingRule(step, mode);

    private static readonly Gen<decimal> Values =
        from units in Gen.Choose(-2_000_000, 2_000_000)
        from scale in Gen.Choose(0, 6)
        select new decimal(Math.Abs(units), 0, 0, units < 0, (byte)scale);

    private static readonly Gen<(RoundingRule Rule, decimal A, decimal B)> Cases =
        from rule in Rules from a in Values from b in Values select (rule, a, b);

    [Fact]
    public void Round_GivesAMultipleOfTheStep() =>
        Law.Holds(Cases, static c => decimal.Remainder(c.Rule.Round(c.A), c.Rule.Step) == 0m, 10_000);

    [Fact]
    public void Round_IsIdempotent() =>
        Law.Holds(Cases, static c => c.Rule.Round(c.Rule.Round(c.A)) == c.Rule.Round(c.A), 10_000);

    [Fact]
    public void Round_IsMonotone() =>
        Law.Holds(Cases, static c => c.Rule.Round(Math.Min(c.A, c.B)) <= c.Rule.Round(Math.Max(c.A, c.B)), 10_000);

    [Fact]
    public void Round_MovesLessThanAStep_AndHalfAStepToTheNearest() =>
        Law.Holds(Cases, static c =>
        {
            decimal distance = Math.Abs(c.Rule.Round(c.A) - c.A);
            bool nearest = c.Rule.Mode is RoundingMode.HalfEven or RoundingMode.HalfAwayFromZero or RoundingMode.HalfTowardZero
                or RoundingMode.HalfUp or RoundingMode.HalfOdd;
            return nearest ? distance <= c.Rule.Step / 2m : distance < c.Rule.Step;
        }, 10_000);

    [Fact]
    public void Round_SymmetricModes_KeepTheSignOut() =>
        Law.Holds(Cases, static c => c.Rule.Mode is RoundingMode.Ceiling or RoundingMode.Floor or RoundingMode.HalfUp
            || c.Rule.Round(-c.A) == -c.Rule.Round(c.A), 10_000);

    [Fact]
    public void Round_CeilingAndFloor_MirrorEachOther() =>
        Law.Holds(Cases, static c =>
            new RoundingRule(c.Rule.Step, RoundingMode.Ceiling).Round(-c.A) == -new RoundingRule(c.Rule.Step, RoundingMode.Floor).Round(c.A));

    [Fact]
    public void Rules_EqualSteps_AreEqualAndGiveTheSameDigits()
    {
        RoundingRule plain = new(0.01m, RoundingMode.HalfEven), padded = new(0.010m, RoundingMode.HalfEven);
        Assert.Equal(plain, padded);
        Assert.Equal("2.30", plain.Round(2.3m).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("2.30", padded.Round(2.3m).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(2.3m, default(RoundingRule).Round(2.3m));
    }

    [Fact]
    public void Round_LargeValue_KeepsItsDigits() =>
        Assert.Equal(79228162514264337593543950335m, RoundingRule.ToDecimals(2, RoundingMode.HalfEven).Round(decimal.MaxValue));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Rule_StepNotPositive_IsRefused(int step) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoundingRule(step, RoundingMode.HalfEven));

    [Fact]
    public void EndingRule_EndsAsWanted_AndMovesLessThanOne() =>
        Law.Holds(
            from value in Values
            from cents in Gen.Choose(0, 99)
            from policy in Gen.Elements(EndingPolicy.Up, EndingPolicy.Down)
            select (value, new EndingRule(cents / 100m, policy)),
            static c =>
            {
                decimal price = c.Item2.Round(c.value);
                decimal move = price - c.value;
                return decimal.Remainder(price - c.Item2.Ending, 1m) == 0m
                    && (c.Item2.Policy == EndingPolicy.Up ? move is >= 0m and < 1m : move is <= 0m and > -1m);
            });
}
