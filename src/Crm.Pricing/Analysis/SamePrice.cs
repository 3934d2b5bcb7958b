namespace Crm.Pricing;

/// <summary>Whether two prices come to the same amount for every quantity, as far as their definitions show it.</summary>
internal static class SamePrice
{
    internal static bool Is(in PlacedPrice a, in PlacedPrice b)
    {
        if (a.Entry.Formula is PriceFormula formula) return formula == b.Entry.Formula && a.List.BasedOn == b.List.BasedOn;
        return (a.Entry.Price, b.Entry.Price) switch
        {
            (VolumePrice x, VolumePrice y) => x.Tiers.SequenceEqual(y.Tiers),
            (GraduatedPrice x, GraduatedPrice y) => x.FlatFeeAtZero == y.FlatFeeAtZero && x.Tiers.SequenceEqual(y.Tiers),
            (GraduatedPercentagePrice x, GraduatedPercentagePrice y) => x.FlatFeeAtZero == y.FlatFeeAtZero && x.Tiers.SequenceEqual(y.Tiers),
            (BlockPrice x, BlockPrice y) => x.Blocks.SequenceEqual(y.Blocks),
            (TieredPackagePrice x, TieredPackagePrice y) => x.Tiers.SequenceEqual(y.Tiers),
            (PriceModel x, PriceModel y) => x == y,
            _ => false,
        };
    }
}
