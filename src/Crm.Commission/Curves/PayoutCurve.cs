using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>
/// What a payee has earned in a measure period as a function C of cumulative attainment x. A credit that moves x from a to b earns
/// C(b) - C(a): that is the whole model, and every family of plans is a shape of C.
/// </summary>
/// <remarks>Immutable data and thread-safe. The families: <see cref="FlatCurve"/>, <see cref="MarginalCurve"/>, <see cref="RetroactiveCurve"/>,
/// <see cref="OverageCurve"/>, <see cref="PayCurve"/>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FlatCurve), "flat")]
[JsonDerivedType(typeof(MarginalCurve), "marginal")]
[JsonDerivedType(typeof(RetroactiveCurve), "retroactive")]
[JsonDerivedType(typeof(OverageCurve), "overageRetroactive")]
[JsonDerivedType(typeof(PayCurve), "payCurve")]
public abstract record PayoutCurve
{
    private protected PayoutCurve()
    {
    }

    /// <summary>True if the curve cannot be evaluated without the payee's quota.</summary>
    [JsonIgnore]
    public bool NeedsQuota => IsMeasuredByQuota;

    /// <summary>What <see cref="NeedsQuota"/> answers; apart from it because the attribute of a property is not inherited.</summary>
    private protected abstract bool IsMeasuredByQuota { get; }

    /// <summary>The earnings at a cumulative attainment, unrounded, in the plan's currency.</summary>
    /// <param name="attainment">The cumulative attainment; may be negative after refunds.</param>
    /// <param name="quota">The payee's quota, greater than 0; may be null if <see cref="NeedsQuota"/> is false.</param>
    public abstract decimal At(decimal attainment, decimal? quota);

    /// <summary>How the earnings of a move from one attainment to another come about.</summary>
    /// <param name="from">The attainment before.</param>
    /// <param name="to">The attainment after.</param>
    /// <param name="quota">The payee's quota.</param>
    /// <returns>Parts that add up to <c>At(to) - At(from)</c> exactly.</returns>
    public abstract IReadOnlyList<CurvePart> Explain(decimal from, decimal to, decimal? quota);

    internal abstract IEnumerable<ValidationError> Check(string path);
}
