using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>What one credit earned in one component, taken apart.</summary>
/// <param name="ComponentId">The component of the plan.</param>
/// <param name="Credit">The credit.</param>
/// <param name="AttainmentBefore">Cumulative attainment before it.</param>
/// <param name="AttainmentAfter">Cumulative attainment after it.</param>
/// <param name="Earned">What it earned, rounded; negative for a refund.</param>
/// <param name="Parts">How it came about; the amounts sum to <paramref name="Earned"/> exactly.</param>
public sealed record StatementLine(
    string ComponentId, Credit Credit, decimal AttainmentBefore, decimal AttainmentAfter, Money Earned, ImmutableArray<CurvePart> Parts)
{
    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other line.</param>
    public bool Equals(StatementLine? other) =>
        other is not null && ComponentId == other.ComponentId && Credit == other.Credit && AttainmentBefore == other.AttainmentBefore
        && AttainmentAfter == other.AttainmentAfter && Earned == other.Earned && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ComponentId, Credit.Id, Earned);
}
