using NodaTime;

namespace Crm.Sla;

/// <summary>Something that happened to a timer.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Cause">Why, for the timeline: a status, a comment, a rule.</param>
public readonly record struct TimerFact(Instant At, TimerFactKind Kind, string Cause = "")
{
    /// <summary>The new target of <see cref="TimerFactKind.Retarget"/>.</summary>
    public Duration? Target { get; init; }

    /// <summary>The new calendar of <see cref="TimerFactKind.ChangeCalendar"/>.</summary>
    public BusinessCalendar? Calendar { get; init; }
}
