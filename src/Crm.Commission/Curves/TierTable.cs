using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>What all tiered curves share: the check of the table and the search in it.</summary>
internal static class TierTable
{
    /// <summary>The tier of an attainment. Below 0 it is the first.</summary>
    public static int IndexOf(ImmutableArray<Tier> tiers, decimal attainment, decimal limitUnit, BoundaryRule boundary)
    {
        for (int i = 0; i < tiers.Length - 1; i++)
        {
            decimal limit = tiers[i].To!.Value * limitUnit;
            if (attainment < limit || (attainment == limit && boundary == BoundaryRule.LowerTier)) return i;
        }

        return tiers.Length - 1;
    }

    /// <summary>Every hole, overlap and end that is wrong, at once.</summary>
    public static IEnumerable<ValidationError> Check(ImmutableArray<Tier> tiers, string path)
    {
        if (tiers.IsDefaultOrEmpty)
        {
            yield return new ValidationError(path, "A tiered curve has at least one tier.", "commission.tiers_empty");
            yield break;
        }

        if (tiers[0].From != 0m)
            yield return new ValidationError(path + "/0/from", "The first tier begins at 0.", "commission.tier_first");
        for (int i = 0; i < tiers.Length; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}/{i}");
            bool last = i == tiers.Length - 1;
            if (last && tiers[i].To is not null)
                yield return new ValidationError(at + "/to", "The last tier has no end: leave its limit out.", "commission.tier_last");
            if (!last && tiers[i].To is null)
                yield return new ValidationError(at + "/to", "Only the last tier has no end: give this one a limit.", "commission.tier_open");
            if (tiers[i].To is decimal to && to <= tiers[i].From)
                yield return new ValidationError(at + "/to", "A tier ends after it begins.", "commission.tier_reversed");
            if (last || tiers[i].To is not decimal end) continue;
            decimal next = tiers[i + 1].From;
            if (next > end)
            {
                yield return new ValidationError(at + "/to",
                    string.Create(CultureInfo.InvariantCulture, $"Nothing is paid between {end} and {next}: let the next tier begin at {end}."),
                    "commission.tier_gap");
            }
            else if (next < end)
            {
                yield return new ValidationError(at + "/to",
                    string.Create(CultureInfo.InvariantCulture, $"Two tiers claim what lies between {next} and {end}: let this one end at {next}."),
                    "commission.tier_overlap");
            }
        }
    }

    /// <summary>How much one unit of a limit is in the plan's currency.</summary>
    public static decimal LimitUnit(TierMeasure measure, decimal? quota) =>
        measure == TierMeasure.PercentOfQuota ? quota!.Value / 100m : 1m;
}
