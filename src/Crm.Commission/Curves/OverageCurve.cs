using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>The base rate up to quota; everything above it at the base rate times the multiplier of the tier reached.</summary>
/// <param name="BaseRate">The rate up to quota, as a fraction.</param>
/// <param name="Tiers">Multipliers by percent of quota; gapless, ascending, from 0 to no end.</param>
/// <param name="Boundary">To which tier an attainment exactly on a limit belongs.</param>
/// <remarks>
/// Retroactive, but only inside the overage. Worked: base rate 60 %, multiplier 1.5 from 100 %: at 110 % of a quota of 100,000 the base is
/// 60,000 and the overage 10,000 at 90 %, 69,000.00 together.
/// </remarks>
public sealed record OverageCurve(decimal BaseRate, ImmutableArray<Tier> Tiers, BoundaryRule Boundary) : PayoutCurve
{
    private protected override bool IsMeasuredByQuota => true;

    /// <inheritdoc/>
    public override decimal At(decimal attainment, decimal? quota)
    {
        decimal target = quota!.Value;
        return (Math.Min(attainment, target) * BaseRate) + (Math.Max(attainment - target, 0m) * OverageRate(attainment, target));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CurvePart> Explain(decimal from, decimal to, decimal? quota)
    {
        decimal target = quota!.Value;
        decimal before = Math.Max(from - target, 0m), after = Math.Max(to - target, 0m);
        decimal rate = OverageRate(to, target), old = OverageRate(from, target);
        List<CurvePart> parts = [];
        decimal below = Math.Min(to, target) - Math.Min(from, target);
        if (below != 0m) parts.Add(new CurvePart(CurvePartKind.Tier, Math.Min(from, target), Math.Min(to, target), BaseRate, below * BaseRate));
        if (after != before) parts.Add(new CurvePart(CurvePartKind.Tier, target + before, target + after, rate, (after - before) * rate));
        if (before != 0m && rate != old) parts.Add(new CurvePart(CurvePartKind.CatchUp, target, target + before, rate - old, before * (rate - old)));
        return parts;
    }

    internal override IEnumerable<ValidationError> Check(string path) => TierTable.Check(Tiers, path + "/tiers");

    private decimal OverageRate(decimal attainment, decimal quota) =>
        BaseRate * Tiers[TierTable.IndexOf(Tiers, attainment, TierTable.LimitUnit(TierMeasure.PercentOfQuota, quota), Boundary)].Rate;

    /// <summary>Equal if the base rate, the tiers and the boundary rule are.</summary>
    /// <param name="other">The other curve.</param>
    public bool Equals(OverageCurve? other) =>
        other is not null && BaseRate == other.BaseRate && Boundary == other.Boundary && Tiers.SequenceEqual(other.Tiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BaseRate, Boundary, Tiers.Length);
}
