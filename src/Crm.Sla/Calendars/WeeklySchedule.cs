using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The regular week, or a cycle of several weeks, and from when to when it holds.</summary>
/// <remarks>
/// Where the periods of two schedules overlap, the one that stands later in the definition holds: "new hours from 1 July" is one more
/// schedule at the end, and what was due before 1 July stays as it was.
/// </remarks>
public sealed record WeeklySchedule
{
    /// <summary>The opening hours. Overlapping ones count once.</summary>
    public ImmutableArray<WeeklyWindow> Windows { get; init; } = [];

    /// <summary>How many weeks pass until it starts over.</summary>
    /// <value>The default value is 1: every week is the same.</value>
    public int CycleWeeks { get; init; } = 1;

    /// <summary>Any day of a week that is the first of the cycle; weeks begin on Monday. Needed when <see cref="CycleWeeks"/> is above 1.</summary>
    public LocalDate? CycleStart { get; init; }

    /// <summary>On which local dates it holds.</summary>
    /// <value>The default value is always.</value>
    public EffectivePeriod Effective { get; init; }

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other schedule.</param>
    public bool Equals(WeeklySchedule? other) =>
        other is not null && CycleWeeks == other.CycleWeeks && CycleStart == other.CycleStart && Effective == other.Effective
        && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CycleWeeks, CycleStart, Effective, Windows.Length);
}
