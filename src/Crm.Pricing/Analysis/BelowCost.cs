namespace Crm.Pricing;

/// <summary>The first quantity at which a price comes to less than the cost.</summary>
internal static class BelowCost
{
    /// <summary>The quantity and what it costs; null if the price never falls below, or does not say it.</summary>
    /// <param name="model">The price.</param>
    /// <param name="min">The lowest quantity; null for none.</param>
    /// <param name="max">The highest quantity; null for none.</param>
    /// <param name="cost">What one unit costs the seller.</param>
    internal static (decimal Quantity, decimal Amount)? First(PriceModel model, decimal? min, decimal? max, decimal cost)
    {
        decimal least = min is > 0m ? min.Value : 1m;
        if (max < least) least = max.Value;
        return model switch
        {
            PerUnitPrice unit when unit.UnitPrice < cost => (least, unit.UnitPrice * least),
            CostPlusPrice { Percent: < 0m } plus => (least, plus.AmountOf(new ChargeInput(least, cost))),
            PackagePrice package when package.PackageAmount < cost * package.PackageSize && AtLeast(package.FreeUnits + package.PackageSize, least) is decimal quantity && !(quantity > max) =>
                (quantity, package.AmountOf(new ChargeInput(quantity))),
            VolumePrice volume => Volume(volume.Tiers, least, max, cost),
            BlockPrice block => Volume(block.Blocks, least, max, cost),
            GraduatedPrice graduated => Graduated(graduated.Tiers, least, max, cost),
            _ => null,
        };
    }

    /// <summary>The first whole quantity of the tier that begins after the end of the one before.</summary>
    private static decimal After(decimal end, decimal least) => end == 0m ? least : Math.Max(least, decimal.Floor(end) + 1m);

    private static decimal AtLeast(decimal quantity, decimal least) => Math.Max(quantity, least);

    /// <summary>Within a tier the average price falls towards its flat-free price, so its last quantity is the cheapest.</summary>
    private static (decimal, decimal)? Volume(IReadOnlyList<PriceTier> tiers, decimal least, decimal? max, decimal cost)
    {
        decimal begin = 0m;
        for (int i = 0; i < tiers.Count && !(begin >= max); i++)
        {
            PriceTier tier = tiers[i];
            decimal? last = Lower(tier.UpTo, max);
            if (last < least)
            {
                begin = last.Value;
                continue;
            }

            decimal? found = FirstInTier(After(begin, least), last, tier.FlatFee, tier.UnitPrice, cost);
            if (found is decimal quantity) return (quantity, tier.FlatFee + (tier.UnitPrice * quantity));
            begin = last ?? begin;
        }

        return null;
    }

    private static (decimal, decimal)? Graduated(IReadOnlyList<PriceTier> tiers, decimal least, decimal? max, decimal cost)
    {
        decimal begin = 0m, before = 0m;
        for (int i = 0; i < tiers.Count && !(begin >= max); i++)
        {
            PriceTier tier = tiers[i];
            decimal? last = Lower(tier.UpTo, max);
            // The tier as a line through its begin: fixed part and price per unit.
            decimal fixedPart = before + tier.FlatFee - (tier.UnitPrice * begin);
            if (!(last < least) && FirstInTier(After(begin, least), last, fixedPart, tier.UnitPrice, cost) is decimal quantity)
                return (quantity, fixedPart + (tier.UnitPrice * quantity));
            if (last is not decimal end) return null;
            before = fixedPart + (tier.UnitPrice * end);
            begin = end;
        }

        return null;
    }

    /// <summary>
    /// The first whole quantity of a tier at which fixed + unit x q is below cost x q: at its begin, at its end, or where the lines cross.
    /// A tier without end that is free beyond its fixed part is a flat rate, meant as it is.
    /// </summary>
    private static decimal? FirstInTier(decimal begin, decimal? end, decimal fixedPart, decimal unit, decimal cost)
    {
        decimal first = Math.Max(begin, 1m);
        if (end < first) first = end.Value;
        if (fixedPart + (unit * first) < cost * first) return first;
        if (unit >= cost || (end is null && unit == 0m)) return null;
        decimal crossing = decimal.Floor(fixedPart / (cost - unit)) + 1m;
        if (crossing <= first) crossing = first + 1m;
        return end is decimal last && crossing > last
            ? fixedPart + (unit * last) < cost * last ? last : null
            : crossing;
    }

    private static decimal? Lower(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
