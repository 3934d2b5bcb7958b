using System.Globalization;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Proration;

public sealed class ProrationTests
{
    private static readonly LocalDate August = new(2019, 8, 12);
    private static readonly LocalDate December = new(2019, 12, 22);

    [Theory]
    [InlineData(ProrationMethod.Daily, 365, "0.3644")]
    [InlineData(ProrationMethod.MonthsRoundedUp, 12, "0.4167")]
    [InlineData(ProrationMethod.FullMonths, 12, "0.3333")]
    [InlineData(ProrationMethod.MonthsAndDays, 12, "0.3629")]
    [InlineData(ProrationMethod.CalendarMonths, 12, "0.3629")]
    [InlineData(ProrationMethod.ActualYears, 12, "0.3644")]
    public void Multiplier_From12AugustTo22December_IsThatOfTheMethod(ProrationMethod method, int length, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), new ProrationRule(method, length, RoundingRule.ToDecimals(4, RoundingMode.HalfAwayFromZero)).Multiplier(August, December));

    [Fact]
    public void Multiplier_29February_CountsTheLeapYear()
    {
        LocalDate day = new(2024, 2, 29);
        Assert.Equal(1m / 366m, new ProrationRule(ProrationMethod.ActualYears, 12m, null).Multiplier(day, day));
        Assert.Equal(1m / 29m / 12m, new ProrationRule(ProrationMethod.CalendarMonths, 12m, null).Multiplier(day, day));
        Assert.Equal(1m, new ProrationRule(ProrationMethod.ActualYears, 12m, null).Multiplier(new LocalDate(2024, 1, 1), new LocalDate(2024, 12, 31)));
    }

    [Fact]
    public void Prorate_AdditiveMethods_APeriodIsItsTwoParts() => Law.Holds(Periods, static any =>
    {
        foreach (ProrationMethod method in Enum.GetValues<ProrationMethod>())
        {
            ProrationRule rule = new(method, 12m, null);
            if (!rule.IsAdditive || any.Days == 0) continue;
            LocalDate middle = any.Start.PlusDays(any.Cut % any.Days), end = any.Start.PlusDays(any.Days);
            decimal parts = rule.Prorate(1_000m, any.Start, middle) + rule.Prorate(1_000m, middle.PlusDays(1), end);
            if (Math.Abs(parts - rule.Prorate(1_000m, any.Start, end)) > 0.000000000001m) return false;
        }

        return true;
    });

    [Fact]
    public void IsAdditive_RoundedMultiplier_IsFalse() =>
        Assert.False(new ProrationRule(ProrationMethod.Daily, 365m, RoundingRule.ToDecimals(4, RoundingMode.HalfEven)).IsAdditive);

    /// <summary>What is not said to be additive is not: 15 days before and after the middle of a month.</summary>
    [Theory]
    [InlineData(ProrationMethod.MonthsRoundedUp)]
    [InlineData(ProrationMethod.FullMonths)]
    [InlineData(ProrationMethod.MonthsAndDays)]
    public void Prorate_OtherMethods_PartsAreNotTheWhole(ProrationMethod method)
    {
        ProrationRule rule = new(method, 12m, null);
        (LocalDate start, LocalDate middle, LocalDate end) = (new(2026, 1, 10), new(2026, 2, 17), new(2026, 5, 9));
        Assert.NotEqual(rule.Prorate(1_200m, start, end), rule.Prorate(1_200m, start, middle) + rule.Prorate(1_200m, middle.PlusDays(1), end));
    }

    [Fact]
    public void Prorate_EmptyPeriod_CostsNothing_AndOneThatEndsBeforeIsAMistake()
    {
        LocalDate day = new(2026, 3, 1);
        foreach (ProrationMethod method in Enum.GetValues<ProrationMethod>())
        {
            ProrationRule rule = new(method, 12m, null);
            Assert.Equal(0m, rule.Prorate(1_200m, day, day.PlusDays(-1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => rule.Prorate(1_200m, day, day.PlusDays(-2)));
            Assert.Throws<ArgumentOutOfRangeException>(() => (rule with { TermLength = 0m }).Prorate(1_200m, day, day));
            Assert.Throws<ArgumentOutOfRangeException>(() => (rule with { TermLength = -12m }).ProrateLength(1_200m, 1m));
        }
    }

    private static Gen<(LocalDate Start, int Days, int Cut)> Periods =>
        from day in Gen.Choose(0, 20_000)
        from days in Gen.Choose(0, 1_500)
        from cut in Gen.Choose(0, 1_500)
        select (new LocalDate(1995, 1, 1).PlusDays(day), days, cut);
}
