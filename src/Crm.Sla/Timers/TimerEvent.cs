using NodaTime;

namespace Crm.Sla;

/// <summary>An entry of a timer's timeline: what changed, why, and how much was used by then.</summary>
/// <param name="At">When it took effect.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Cause">Why: the status, the comment, the policy, the condition, the threshold.</param>
public sealed record TimerEvent(Instant At, SlaEventKind Kind, string Cause)
{
    /// <summary>The business time used by then, what counted before the attachment included.</summary>
    public Duration Elapsed { get; init; }

    /// <summary>The real time in which the clock had run by then.</summary>
    public Duration ActualElapsed { get; init; }

    /// <summary>The business time allowed from then on.</summary>
    public Duration Target { get; init; }

    /// <summary>The business time left; negative by as much as was used too much.</summary>
    public Duration Remaining => Target - Elapsed;
}
