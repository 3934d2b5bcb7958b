using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Pricing.Tests.Models;

public sealed class PriceModelTests
{
    private static readonly PriceTier[] Three = [new(9m, 120m) { From = 1m }, new(49m, 115m) { From = 10m }, new(null, 108m) { From = 50m }];

    [Fact]
    public void Volume_SixtyUnits_AllAtTheThirdTier() => Assert.Equal(6480m, new VolumePrice(Three).Compile().Value.AmountOf(60m));

    [Fact]
    public void Volume_TotalFalls_CompilesWithAWarning()
    {
        PriceCalculator price = new VolumePrice([new(20m, 2m), new(null, 1m)]).Compile().Value;
        Assert.Equal("pricing.volume_total_falls", Assert.Single(price.Diagnostics).ErrorCode);
    }

    [Fact]
    public void Graduated_FractionBetweenWholeRanges_LiesInTheUpperTier()
    {
        PriceCalculator price = new GraduatedPrice([new(10m, 3m) { From = 0m }, new(null, 2m) { From = 11m }]).Compile().Value;
        Assert.Equal(31m, price.AmountOf(10.5m));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public void Graduated_NothingUsed_ChargesTheFirstFlatFeeAsDeclared(bool flatFeeAtZero, int expected) =>
        Assert.Equal(expected, new GraduatedPrice([new(null, 10m, 2m)], flatFeeAtZero).Compile().Value.AmountOf(0m));

    [Fact]
    public void Block_ElevenAndFifty_CostTheSame()
    {
        PriceCalculator price = new BlockPrice([new(10m, 0m, 500m), new(50m, 0m, 2000m), new(null, 30m)]).Compile().Value;
        Assert.Equal((500m, 2000m, 2000m, 1530m), (price.AmountOf(10m), price.AmountOf(11m), price.AmountOf(50m), price.AmountOf(51m)));
    }

    [Theory]
    [InlineData(CostPlusKind.Markup, 25)]
    [InlineData(CostPlusKind.Margin, 20)]
    public void CostPlus_CostEighty_IsOneHundred(CostPlusKind kind, int percent) =>
        Assert.Equal(100m, new CostPlusPrice(kind, percent).Compile().Value.AmountOf(new ChargeInput(1m, 80m)));

    [Fact]
    public void Compile_SeveralProblems_ReportsAllWithPaths()
    {
        Result<PriceCalculator> compiled = new GraduatedPrice([new(10m, 1m), new(5m, 1m), new(20m, 1m) { From = 15m }]).Compile();
        Assert.Equal(
            [("/tiers/1", "pricing.tier_overlap"), ("/tiers/2", "pricing.tier_gap"), ("/tiers/2", "pricing.tier_end_missing")],
            compiled.ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)));
    }

    [Fact]
    public void Compile_MarginOfAHundredPercent_IsRefused() =>
        Assert.Equal("pricing.margin_100", Assert.Single(new CostPlusPrice(CostPlusKind.Margin, 100m).Compile().ValidationErrors).ErrorCode);

    [Fact]
    public void Compile_NumbersThatDoNotFit_AreRefusedWithACode()
    {
        Assert.Equal(("/tiers/1", "pricing.overflow"), Assert.Single(new VolumePrice([new(1_000m, decimal.MaxValue), new(null, 1m)]).Compile().ValidationErrors) is var e ? (e.Identifier, e.ErrorCode) : default);
        Assert.Equal("pricing.tier_overlap", Assert.Single(new GraduatedPrice([new(decimal.MaxValue, 1m), new(null, 1m) { From = 5m }]).Compile().ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Compile_MoreTiersThanTheLimit_IsRefused()
    {
        PriceTier[] tiers = [.. Enumerable.Range(1, 10).Select(static i => new PriceTier(i < 10 ? i : null, 1m))];
        DefinitionLimits nine = new() { Rules = 9 };
        Assert.All(new PriceModel[] { new VolumePrice(tiers), new GraduatedPrice(tiers), new BlockPrice(tiers), new GraduatedPercentagePrice(tiers), new TieredPackagePrice([.. tiers.Select(static t => new PackageTier(t.UpTo, 1m, 1m))]) },
            price => Assert.Equal((true, "pricing.too_many_rules"), (price.Compile().IsSuccess, Assert.Single(price.Compile(nine).ValidationErrors).ErrorCode)));
    }

    [Fact]
    public void PercentOfTotal_EighteenPercent_WhateverTheQuantity() =>
        Assert.Equal((1_800m, 1_800m), (new PercentOfTotalPrice(18m).Compile().Value.AmountOf(new ChargeInput(1m, 0m, 10_000m)), new PercentOfTotalPrice(18m).Compile().Value.AmountOf(new ChargeInput(7m, 0m, 10_000m))));

    [Fact]
    public void CostPlus_AMarginThatDoesNotDivide_IsDividedOnce() =>
        Assert.Equal(800m, new CostPlusPrice(CostPlusKind.Margin, 30m).Compile().Value.AmountOf(new ChargeInput(7m, 80m)));

    [Fact]
    public void Packages_AQuotientThatDoesNotFit_IsDecidedByTheRest()
    {
        const decimal Least = 0.0000000000000000000000000001m;
        Assert.Equal(2m, new PackagePrice(3m, 1m).Compile().Value.AmountOf(3m + Least));
        Assert.Equal(2m, new TieredPackagePrice([new(null, 3m, 1m)]).Compile().Value.AmountOf(3m + Least));
        Assert.Equal(0m, new SteppedQuantityPrice(3m, false, 1m).Compile().Value.AmountOf(3m - Least));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 10)]
    public void Package_FreeUnits_AreTakenOffFirst(int quantity, int expected) => Assert.Equal(expected, new PackagePrice(10m, 10m, 3m).Compile().Value.AmountOf(quantity));

    [Fact]
    public void Charge_NegativeQuantityOfTiers_IsAProgrammingMistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new VolumePrice(Three).Compile().Value.AmountOf(-1m));

    [Fact]
    public void With_OtherTiers_PricesByTheOtherTiers()
    {
        VolumePrice price = new(Three);
        Assert.Equal(600m, (price with { Tiers = [new(null, 10m)] }).Compile().Value.AmountOf(60m));
    }

    [Fact]
    public void Charge_AnyModelAndQuantity_PartsAddUpToTheAmountAlone()
    {
        PriceModel[] models =
        [
            new PerUnitPrice(1.2345m), new AmountPrice(7m), new VolumePrice(Three), new GraduatedPrice([new(1.5m, 3m, 1m), new(7m, 2m, 0.5m), new(null, 1m, 9m)]),
            new BlockPrice(Three), new PackagePrice(7m, 10m, 3m), new TieredPackagePrice([new(10m, 3m, 1m), new(null, 4m, 1m)]),
            new SteppedQuantityPrice(7m, true, 2m), new GraduatedPercentagePrice([new(10m, 1m, 2m), new(null, 2m, 3m)]),
            new PercentagePrice(2.9m) { FreeUnits = 5m }, new PercentOfTotalPrice(18m), new CostPlusPrice(CostPlusKind.Markup, 10m),
        ];
        PriceCalculator[] prices = [.. models.Select(static m => m.Compile().Value)];
        Law.Holds(Gen.Choose(0, 100_000), number =>
        {
            ChargeInput input = new(number / 100m, 3.33m, 777m);
            return prices.All(price => price.Charge(input) is { } charge && charge.Amount == price.AmountOf(input) && charge.Amount == charge.Parts.Sum(static p => p.Amount));
        });
    }

    [Fact]
    public void Graduated_MoreUnits_NeverCostLess()
    {
        PriceCalculator price = new GraduatedPrice([new(3m, 9m, 1m), new(10m, 4m), new(null, 0.5m)]).Compile().Value;
        Law.Holds(Gen.Choose(0, 5_000).Two(), pair => price.AmountOf(Math.Min(pair.Item1, pair.Item2) / 100m) <= price.AmountOf(Math.Max(pair.Item1, pair.Item2) / 100m));
    }
}
