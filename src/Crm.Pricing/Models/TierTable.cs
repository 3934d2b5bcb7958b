using System.Globalization;

namespace Crm.Pricing;

/// <summary>What tiers and packages share: the checks of the limits, finding the tier of a quantity, and counting packages.</summary>
internal static class TierTable
{
    internal static void Check(IReadOnlyList<(decimal? From, decimal? UpTo)> tiers, string path, Problems problems)
    {
        if (tiers.Count == 0)
        {
            problems.Error(path, "pricing.tiers_empty", "A tiered price needs at least one tier.");
            return;
        }

        decimal end = 0m;
        for (int i = 0; i < tiers.Count; i++)
        {
            (decimal? from, decimal? upTo) = tiers[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}/{i}");
            if (from is decimal begin) CheckBegin(begin, end, i, at, problems);
            bool last = i == tiers.Count - 1;
            if (upTo is null)
            {
                problems.Require(last, at, "pricing.tier_overlap", "Only the last tier is without end: give this one an upTo.");
                if (!last) return;
                continue;
            }

            problems.Require(!last, at, "pricing.tier_end_missing", "The last tier must be without end: leave out its upTo, so that every quantity has a price.");
            problems.Require(upTo > end, at, "pricing.tier_overlap",
                string.Create(CultureInfo.InvariantCulture, $"The tier ends at {upTo}, not after the one before it ({end}): sort the tiers by upTo, each greater than the last."));
            end = Math.Max(end, upTo.Value);
        }
    }

    /// <summary>The index of the tier of a quantity: the first whose end is not below it.</summary>
    internal static int Find(IReadOnlyList<PriceTier> tiers, decimal quantity)
    {
        int i = 0;
        while (i < tiers.Count - 1 && quantity > End(tiers[i])) i++;
        return i;
    }

    /// <inheritdoc cref="Find(IReadOnlyList{PriceTier},decimal)"/>
    internal static int Find(IReadOnlyList<PackageTier> tiers, decimal quantity)
    {
        int i = 0;
        while (i < tiers.Count - 1 && quantity > (tiers[i].UpTo ?? decimal.MaxValue)) i++;
        return i;
    }

    /// <summary>The end of a tier; the largest number there is for the last.</summary>
    internal static decimal End(PriceTier tier) => tier.UpTo ?? decimal.MaxValue;

    private static void CheckBegin(decimal begin, decimal previousEnd, int index, string at, Problems problems)
    {
        // Sources write the next tier either as the end itself (half-open) or as one unit more (whole numbers).
        if (begin < previousEnd)
            problems.Error(at, "pricing.tier_overlap", string.Create(CultureInfo.InvariantCulture,
                $"The tier begins at {begin} and the one before it ends at {previousEnd}: begin at {previousEnd}, or at one unit more."));
        else if (begin != previousEnd && begin - 1m != previousEnd)
            problems.Error(at, "pricing.tier_gap", string.Create(CultureInfo.InvariantCulture,
                $"Between {previousEnd} and {begin} there is no price: begin {(index == 0 ? "the first tier at 0 or 1" : $"at {previousEnd}, or at one unit more")}."));
    }

    /// <summary>How many whole steps a quantity has, begun ones counted or not. Exact: the rest decides, not a quotient that is itself rounded.</summary>
    /// <param name="quantity">The quantity; not negative.</param>
    /// <param name="size">The size of a step; greater than 0.</param>
    /// <param name="begun">True to count a begun step in full.</param>
    internal static decimal Steps(decimal quantity, decimal size, bool begun)
    {
        decimal rest = quantity % size;
        decimal whole = decimal.Round((quantity - rest) / size);
        return begun && rest > 0m ? whole + 1m : whole;
    }
}
