using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>Each tier's rate applies to the attainment inside that tier, as with income tax. Continuous: a limit decides no money.</summary>
/// <param name="Tiers">Gapless, ascending, from 0 to no end.</param>
/// <param name="Measure">What the limits count.</param>
/// <remarks>
/// C(x) is the sum over the tiers of rate times the length of [from, to) within [0, x]; below 0 the first rate. Refunds reverse exactly.
/// Worked: 4 % to 150,000, then 6 %: going from 145,000 to 165,000 earns 5,000 at 4 % and 15,000 at 6 %, 1,100.00 together.
/// </remarks>
public sealed record MarginalCurve(ImmutableArray<Tier> Tiers, TierMeasure Measure = TierMeasure.Amount) : PayoutCurve
{
    private protected override bool IsMeasuredByQuota => Measure == TierMeasure.PercentOfQuota;

    /// <inheritdoc/>
    public override decimal At(decimal attainment, decimal? quota)
    {
        if (attainment < 0m) return attainment * Tiers[0].Rate;
        decimal unit = TierTable.LimitUnit(Measure, quota), sum = 0m;
        foreach (Tier tier in Tiers)
        {
            decimal from = tier.From * unit;
            if (attainment <= from) break;
            sum += (Math.Min(attainment, tier.To * unit ?? attainment) - from) * tier.Rate;
        }

        return sum;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CurvePart> Explain(decimal from, decimal to, decimal? quota)
    {
        decimal unit = TierTable.LimitUnit(Measure, quota);
        (decimal low, decimal high, decimal sign) = from <= to ? (from, to, 1m) : (to, from, -1m);
        List<CurvePart> parts = [];
        for (int i = 0; i < Tiers.Length; i++)
        {
            // The first tier reaches below 0 without end.
            decimal begin = i == 0 ? low : Math.Max(low, Tiers[i].From * unit);
            decimal end = Tiers[i].To is decimal limit ? Math.Min(high, limit * unit) : high;
            if (end <= begin) continue;
            CurvePart part = new(CurvePartKind.Tier, begin, end, Tiers[i].Rate, sign * (end - begin) * Tiers[i].Rate);
            parts.Add(sign > 0m ? part : part with { From = end, To = begin });
        }

        if (sign < 0m) parts.Reverse();
        return parts;
    }

    internal override IEnumerable<ValidationError> Check(string path) => TierTable.Check(Tiers, path + "/tiers");

    /// <summary>Equal if the tiers and the measure are.</summary>
    /// <param name="other">The other curve.</param>
    public bool Equals(MarginalCurve? other) => other is not null && Measure == other.Measure && Tiers.SequenceEqual(other.Tiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Measure, Tiers.Length);
}
