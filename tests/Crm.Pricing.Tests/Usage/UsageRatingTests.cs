using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Pricing.Tests.Usage;

public sealed class UsageRatingTests
{
    private static readonly PriceCalculator Card = new PercentagePrice(2m) { FixedPerEvent = 0.5m, FreeEvents = 1, PerEventMin = 1m, PerEventMax = 10m }.Compile().Value;

    [Fact]
    public void ChargeEvents_AllowanceRateFixedFeeAndLimits_InThatOrder()
    {
        Charge charge = Card.ChargeEvents([30m, 20m, 1_000m]).Value;
        Assert.Equal(11m, charge.Amount);
        Assert.Equal([(1, 1m), (2, 10m)], charge.Parts.Select(static part => (part.Tier, part.Amount)));
    }

    [Fact]
    public void ChargeEvents_FirstOneGivesBack_IsFreeAsAnyOther() => Assert.Equal(0m, Card.ChargeEvents([-5m]).Value.Amount);

    /// <summary>The oracle counts cents one by one: free are those of the first events, up to the free amount, whichever ends first.</summary>
    [Fact]
    public void ChargeEvents_AnyEvents_CostWhatTheirCentsCost() => Law.Holds(
        from amounts in Gen.Choose(0, 60).ArrayOf(6)
        from count in Gen.Choose(0, 6)
        from freeEvents in Gen.Choose(-1, 4)
        from freeCents in Gen.Choose(-60, 150)
        from limits in Gen.Choose(0, 40).Two()
        select (Amounts: amounts[..count], freeEvents, freeCents, Least: Math.Min(limits.Item1, limits.Item2), Most: Math.Max(limits.Item1, limits.Item2)), static any =>
    {
        PercentagePrice price = new(25m)
        {
            FixedPerEvent = 0.03m,
            FreeEvents = any.freeEvents < 0 ? null : any.freeEvents,
            FreeUnits = any.freeCents < 0 ? null : any.freeCents / 100m,
            PerEventMin = any.Least / 100m,
            PerEventMax = any.Most / 100m,
        };
        decimal expected = 0m;
        int used = 0;
        for (int i = 0; i < any.Amounts.Length; i++)
        {
            int charged = 0;
            bool inside = (any.freeEvents >= 0 || any.freeCents >= 0) && (any.freeEvents < 0 || i < any.freeEvents) && (any.freeCents < 0 || used < any.freeCents);
            for (int cent = 0; cent < any.Amounts[i]; cent++, used++)
            {
                if (!inside || (any.freeCents >= 0 && used >= any.freeCents)) charged++;
            }

            if (!inside || charged > 0) expected += Math.Clamp((charged / 400m) + 0.03m, any.Least / 100m, any.Most / 100m);
        }

        return price.Compile().Value.ChargeEvents([.. any.Amounts.Select(static cents => cents / 100m)]).Value.Amount == expected;
    });

    /// <summary>The oracle piles units up: each is priced by the tier of its place, and what is taken away comes off the top.</summary>
    [Fact]
    public void ChargeProrated_AnyChanges_ArePricedUnitByUnit() => Law.Holds(
        from changes in Gen.Choose(-9, 12).ArrayOf(5)
        from parts in Gen.Choose(0, 30).ArrayOf(5)
        from ends in Gen.Choose(1, 8).Two()
        from flatFeeAtZero in Gen.Elements(true, false)
        select (changes, parts, ends, flatFeeAtZero), static any =>
    {
        PriceTier[] tiers = [new(any.ends.Item1, 12m, 100m), new(any.ends.Item1 + any.ends.Item2, 6m, 40m), new(null, 3m, 7m)];
        decimal expected = 0m;
        int pile = 0, highest = 0;
        for (int i = 0; i < any.changes.Length; i++)
        {
            for (int unit = 0; unit < Math.Abs(any.changes[i]); unit++)
            {
                if (any.changes[i] < 0 && pile == 0) break;
                int place = any.changes[i] > 0 ? ++pile : pile--;
                expected += Math.Sign(any.changes[i]) * any.parts[i] / 30m * Array.Find(tiers, tier => !(place > tier.UpTo))!.UnitPrice;
            }

            highest = Math.Max(highest, pile);
        }

        expected += tiers.Where((_, i) => (i == 0 && any.flatFeeAtZero) || highest > (i == 0 ? 0 : tiers[i - 1].UpTo)).Sum(static tier => tier.FlatFee);
        ProratedUsage[] usage = [.. any.changes.Select((change, i) => new ProratedUsage(change, change * any.parts[i] / 30m))];
        return Math.Abs(new GraduatedPrice(tiers, any.flatFeeAtZero).Compile().Value.ChargeProrated(usage).Value.Amount - expected) < 1e-20m;
    });

    [Fact]
    public void ChargeProrated_WithoutTheSignOfTheChange_IsRefusedWithItsPlace()
    {
        Result<Charge> charge = new VolumePrice([new(null, 1m)]).Compile().Value.ChargeProrated([new(1m, 0.5m), new(1m, -0.5m), new(0m, 1m), new(-2m, 0m)]);
        Assert.Equal([("/usage/1/proratedUnits", "pricing.usage_sign"), ("/usage/2/proratedUnits", "pricing.usage_sign")], charge.ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)));
    }

    [Fact]
    public void Charge_NumbersThatDoNotFit_AreRefusedWithACode()
    {
        PriceCalculator percentage = new PercentagePrice(200m).Compile().Value, graduated = new GraduatedPrice([new(null, 2m)]).Compile().Value;
        Assert.Equal("pricing.overflow", Code(percentage.ChargeEvents([decimal.MaxValue])));
        Assert.Equal("pricing.overflow", Code(percentage.ChargeTotals(new UsageTotals(decimal.MaxValue, 1, []))));
        Assert.Equal("pricing.overflow", Code(graduated.ChargeProrated([new(1m, decimal.MaxValue)])));
    }

    [Fact]
    public void Charge_AModelThatDoesNotKnowTheUsage_SaysSo()
    {
        PriceCalculator unit = new PerUnitPrice(1m).Compile().Value;
        Assert.All([unit.ChargeEvents([]), unit.ChargeTotals(new UsageTotals(0m, 0, [])), unit.ChargeProrated([])], static charge => Assert.Equal("pricing.usage_unsupported", Code(charge)));
    }

    private static string Code(Result<Charge> charge) => Assert.Single(charge.ValidationErrors).ErrorCode!;
}
