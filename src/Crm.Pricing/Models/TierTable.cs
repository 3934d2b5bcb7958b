using System.Globalization;

namespace Crm.Pricing;

/// <summary>What all tiered models share: the checks of the limits, and finding the tier of a quantity.</summary>
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
        if (begin == previousEnd || begin == previousEnd + 1m) return;
        if (begin < previousEnd)
            problems.Error(at, "pricing.tier_overlap", string.Create(CultureInfo.InvariantCulture,
                $"The tier begins at {begin} and the one before it ends at {previousEnd}: begin at {previousEnd + 1m} or at {previousEnd}."));
        else
            problems.Error(at, "pricing.tier_gap", string.Create(CultureInfo.InvariantCulture,
                $"Between {previousEnd} and {begin} there is no price: {(index == 0 ? "begin the first tier at 0 or 1" : $"begin at {previousEnd + 1m} or at {previousEnd}")}."));
    }
}
