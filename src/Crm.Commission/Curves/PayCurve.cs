using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>A target incentive paid by a piecewise linear curve of attainment ("levels"): C(x) = incentive times p(x / quota).</summary>
/// <param name="TargetIncentive">What is paid on target, in the plan's currency.</param>
/// <param name="Points">Ascending; two points of the same attainment are a vertical jump.</param>
/// <param name="BelowFirst">What is paid below the first point.</param>
/// <param name="AboveLast">What is paid above the last point.</param>
/// <param name="Boundary">At a jump: the payout of the segment that ends there, or of the one that begins there.</param>
/// <remarks>Worked: points (0, 0), (0.5, 0.25), (1, 1), incentive 5,000: half of quota pays 1,250.00.</remarks>
public sealed record PayCurve(
    decimal TargetIncentive,
    ImmutableArray<PayPoint> Points,
    BelowFirst BelowFirst = BelowFirst.Zero,
    AboveLast AboveLast = AboveLast.Cap,
    BoundaryRule Boundary = BoundaryRule.LowerTier) : PayoutCurve
{
    private protected override bool IsMeasuredByQuota => true;

    /// <inheritdoc/>
    public override decimal At(decimal attainment, decimal? quota) => TargetIncentive * Payout(attainment, quota!.Value);

    /// <inheritdoc/>
    public override IReadOnlyList<CurvePart> Explain(decimal from, decimal to, decimal? quota) =>
        [new CurvePart(CurvePartKind.Curve, from, to, 0m, At(to, quota) - At(from, quota))];

    internal override IEnumerable<ValidationError> Check(string path)
    {
        if (Points.IsDefaultOrEmpty)
        {
            yield return new ValidationError(path + "/points", "A pay curve has at least one point.", "commission.points_empty");
            yield break;
        }

        for (int i = 1; i < Points.Length; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}/points/{i}");
            if (Points[i].Attainment < Points[i - 1].Attainment)
                yield return new ValidationError(at + "/attainment", "The points stand in the order of their attainment.", "commission.points_order");
            if (i > 1 && Points[i].Attainment == Points[i - 2].Attainment)
                yield return new ValidationError(at, "Three points of one attainment have no meaning: keep two.", "commission.points_jump");
        }

        if (AboveLast == AboveLast.Extrapolate && (Points.Length < 2 || Points[^1].Attainment == Points[^2].Attainment))
            yield return new ValidationError(path + "/aboveLast", "There is no slope to go on with: end with a segment, or use cap.", "commission.points_slope");
    }

    /// <summary>Fractions are kept as products until the end, so that thirds of a quota lose nothing.</summary>
    private decimal Payout(decimal achieved, decimal quota)
    {
        if (achieved < Points[0].Attainment * quota) return BelowFirst == BelowFirst.Zero ? 0m : Points[0].Payout;
        for (int i = 0; i < Points.Length - 1; i++)
        {
            decimal begin = Points[i].Attainment * quota, end = Points[i + 1].Attainment * quota;
            if (begin == end)
            {
                if (achieved == begin) return Boundary == BoundaryRule.LowerTier ? Points[i].Payout : Points[i + 1].Payout;
                continue;
            }

            bool jumpAhead = i + 2 < Points.Length && Points[i + 2].Attainment == Points[i + 1].Attainment;
            if (achieved < end || (achieved == end && !jumpAhead)) return Interpolate(i, achieved, quota);
        }

        return AboveLast == AboveLast.Cap || achieved == Points[^1].Attainment * quota
            ? Points[^1].Payout
            : Interpolate(Points.Length - 2, achieved, quota);
    }

    private decimal Interpolate(int segment, decimal achieved, decimal quota)
    {
        PayPoint a = Points[segment], b = Points[segment + 1];
        return a.Payout + ((b.Payout - a.Payout) * (achieved - (a.Attainment * quota)) / ((b.Attainment - a.Attainment) * quota));
    }

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other curve.</param>
    public bool Equals(PayCurve? other) =>
        other is not null && TargetIncentive == other.TargetIncentive && BelowFirst == other.BelowFirst && AboveLast == other.AboveLast
        && Boundary == other.Boundary && Points.SequenceEqual(other.Points);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TargetIncentive, Points.Length, Boundary);
}
