using Crm.Primitives;

namespace Crm.Commission;

/// <summary>One rate for everything: C(x) = rate times x.</summary>
/// <param name="Rate">The rate as a fraction: 0.005 is half a percent.</param>
/// <remarks>Worked: 0.5 % of 671,238.00 is 3,356.19.</remarks>
public sealed record FlatCurve(decimal Rate) : PayoutCurve
{
    private protected override bool IsMeasuredByQuota => false;

    /// <inheritdoc/>
    public override decimal At(decimal attainment, decimal? quota) => attainment * Rate;

    /// <inheritdoc/>
    public override IReadOnlyList<CurvePart> Explain(decimal from, decimal to, decimal? quota) =>
        [new CurvePart(CurvePartKind.Tier, from, to, Rate, (to - from) * Rate)];

    internal override IEnumerable<ValidationError> Check(string path) => [];
}
