using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>The rate of the tier reached applies to everything from the first unit on. C(x) = x times the rate of the tier of x.</summary>
/// <param name="Tiers">Gapless, ascending, from 0 to no end.</param>
/// <param name="Boundary">To which tier an attainment exactly on a limit belongs: there the curve jumps.</param>
/// <param name="Measure">What the limits count.</param>
/// <remarks>
/// The line that crosses a limit carries the catch-up of all earlier lines of the period, and a refund can cost far more than it was.
/// Worked: 4 % to 150,000, then 8 %: going from 150,000 to 250,000 earns 8,000 and a catch-up of 6,000, 14,000.00 together.
/// </remarks>
public sealed record RetroactiveCurve(ImmutableArray<Tier> Tiers, BoundaryRule Boundary, TierMeasure Measure = TierMeasure.Amount)
    : PayoutCurve
{
    private protected override bool IsMeasuredByQuota => Measure == TierMeasure.PercentOfQuota;

    /// <inheritdoc/>
    public override decimal At(decimal attainment, decimal? quota) => attainment * Rate(attainment, quota);

    /// <inheritdoc/>
    public override IReadOnlyList<CurvePart> Explain(decimal from, decimal to, decimal? quota)
    {
        decimal before = Rate(from, quota), after = Rate(to, quota);
        CurvePart own = new(CurvePartKind.Tier, from, to, after, (to - from) * after);
        return before == after || from == 0m ? [own] : [own, new CurvePart(CurvePartKind.CatchUp, 0m, from, after - before, from * (after - before))];
    }

    internal override IEnumerable<ValidationError> Check(string path) => TierTable.Check(Tiers, path + "/tiers");

    private decimal Rate(decimal attainment, decimal? quota) =>
        Tiers[TierTable.IndexOf(Tiers, attainment, TierTable.LimitUnit(Measure, quota), Boundary)].Rate;

    /// <summary>Equal if the tiers, the boundary rule and the measure are.</summary>
    /// <param name="other">The other curve.</param>
    public bool Equals(RetroactiveCurve? other) =>
        other is not null && Boundary == other.Boundary && Measure == other.Measure && Tiers.SequenceEqual(other.Tiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Boundary, Measure, Tiers.Length);
}
