using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>What a payee earned in a measure period, line by line.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Measure">Whose, when, against which quota.</param>
/// <param name="Lines">One line a credit and component, in the order of the credits.</param>
/// <param name="Attainment">Cumulative attainment at the end, over all credits that count in some component.</param>
/// <param name="CappedOff">What the plan's cap takes off, not negative.</param>
/// <param name="Total">The sum of the lines less <paramref name="CappedOff"/>.</param>
public sealed record Statement(
    string PlanId, PayeeMeasure Measure, ImmutableArray<StatementLine> Lines, Money Attainment, Money CappedOff, Money Total)
{
    /// <summary>Attainment in percent of the quota, unrounded; null without a quota or with a quota of 0, never infinite.</summary>
    public decimal? AttainmentPercent => Measure.Quota is Money quota && quota.Amount != 0m ? 100m * Attainment.Amount / quota.Amount : null;

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other statement.</param>
    public bool Equals(Statement? other) =>
        other is not null && PlanId == other.PlanId && Measure == other.Measure && Attainment == other.Attainment
        && CappedOff == other.CappedOff && Total == other.Total && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PlanId, Measure, Total, Lines.Length);
}
