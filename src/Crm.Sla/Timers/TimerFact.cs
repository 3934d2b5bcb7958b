using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>Something that happened to a timer.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Cause">Why, for the timeline: a status, a comment, a rule.</param>
public readonly record struct TimerFact(Instant At, TimerFactKind Kind, string Cause = "")
{
    /// <summary>The new target of <see cref="TimerFactKind.Retarget"/>. A relative one counts from the start of the promise, not from this fact.</summary>
    public TargetTime? Target { get; init; }

    /// <summary>The new thresholds of <see cref="TimerFactKind.Retarget"/>; null keeps those there are.</summary>
    public ImmutableArray<SlaThreshold>? Thresholds { get; init; }

    /// <summary>How a <see cref="TimerFactKind.Retarget"/> says the promise is judged; null keeps it as it is.</summary>
    public BreachPolicy? Breach { get; init; }

    /// <summary>The new calendar of <see cref="TimerFactKind.ChangeCalendar"/>.</summary>
    public BusinessCalendar? Calendar { get; init; }
}
