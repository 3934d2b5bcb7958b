using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Pricing.Tests.Models;

/// <summary>Every tiered model against an oracle that prices hundredth by hundredth.</summary>
public sealed class PriceModelLaws
{
    /// <summary>Ends that lie close together in hundredths of a unit, so that quantities meet them often.</summary>
    private static readonly Gen<(PriceTier[] Tiers, int Hundredths, bool FlatFeeAtZero)> Any =
        from steps in Gen.Choose(1, 300).ArrayOf(3)
        from count in Gen.Choose(0, 3)
        from prices in Gen.Choose(-500, 5_000).ArrayOf(4)
        from fees in Gen.Choose(0, 900).ArrayOf(4)
        from at in Gen.Choose(0, 1_000)
        from atEnd in Gen.Choose(0, 3)
        from flatFeeAtZero in Gen.Elements(true, false)
        let ends = steps.Take(count).Select((_, i) => steps.Take(i + 1).Sum()).ToArray()
        select ((PriceTier[])[.. ends.Append(0).Select((end, i) => new PriceTier(i < count ? end / 100m : null, prices[i] / 100m, fees[i] / 10m) { From = i % 2 == 0 ? (i == 0 ? 0m : ends[i - 1] / 100m) : null })],
            atEnd < count ? ends[atEnd] : at, flatFeeAtZero);

    [Fact]
    public void VolumeAndBlock_AnyQuantity_ArePricedByTheTierOfTheWhole() => Law.Holds(Any, static any =>
    {
        decimal quantity = any.Hundredths / 100m;
        PriceTier tier = any.Tiers[TierOf(any.Tiers, any.Hundredths)];
        decimal expected = (quantity * tier.UnitPrice) + tier.FlatFee;
        return new VolumePrice(any.Tiers).Compile().Value.AmountOf(quantity) == expected && new BlockPrice(any.Tiers).Compile().Value.AmountOf(quantity) == expected;
    });

    [Fact]
    public void Graduated_AnyQuantity_IsTheSumOfItsHundredthsAndTheFeesOfTheTiersEntered() => Law.Holds(Any, static any =>
    {
        HashSet<int> entered = any.FlatFeeAtZero ? [0] : [];
        decimal hundredths = 0m;
        for (int i = 1; i <= any.Hundredths; i++)
        {
            entered.Add(TierOf(any.Tiers, i));
            hundredths += any.Tiers[TierOf(any.Tiers, i)].UnitPrice;
        }

        decimal fees = entered.Sum(tier => any.Tiers[tier].FlatFee);
        return new GraduatedPrice(any.Tiers, any.FlatFeeAtZero).Compile().Value.AmountOf(any.Hundredths / 100m) == (hundredths / 100m) + fees
            && new GraduatedPercentagePrice(any.Tiers, any.FlatFeeAtZero).Compile().Value.AmountOf(any.Hundredths / 100m) == (hundredths / 10_000m) + fees;
    });

    [Fact]
    public void PackagesAndSteps_AnyQuantity_AreTakenOneByOne() => Law.Holds(
        from hundredths in Gen.Choose(0, 5_000)
        from size in Gen.Choose(1, 900)
        from free in Gen.Choose(0, 2_000)
        select (hundredths, size, free), static any =>
    {
        int packages = 0, steps = 0;
        for (int left = any.hundredths - any.free; left > 0; left -= any.size) packages++;
        for (int left = any.hundredths; left >= any.size; left -= any.size) steps++;
        decimal quantity = any.hundredths / 100m, size = any.size / 100m;
        int all = any.hundredths % any.size == 0 ? steps : steps + 1;
        return new PackagePrice(size, 3m, any.free / 100m).Compile().Value.AmountOf(quantity) == 3m * packages
            && new TieredPackagePrice([new(null, size, 3m)]).Compile().Value.AmountOf(quantity) == 3m * all
            && new SteppedQuantityPrice(size, false, 3m).Compile().Value.AmountOf(quantity) == 3m * steps
            && new SteppedQuantityPrice(size, true, 3m).Compile().Value.AmountOf(quantity) == 3m * all;
    });

    /// <summary>The tier that a hundredth of a unit lies in; the quantity 0 lies in the first.</summary>
    private static int TierOf(PriceTier[] tiers, int hundredth) => Array.FindIndex(tiers, tier => tier.UpTo is not decimal end || hundredth <= end * 100m);
}
