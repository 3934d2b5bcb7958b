using NodaTime;

namespace Crm.Sla;

/// <summary>An entry of the timeline of a case's promises.</summary>
/// <param name="At">When it took effect.</param>
/// <param name="Metric">What the timer measures.</param>
/// <param name="Cycle">Which cycle.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Cause">Why: the status, the comment, the policy, the threshold.</param>
public sealed record SlaEvent(Instant At, SlaMetric Metric, int Cycle, SlaEventKind Kind, string Cause)
{
    /// <summary>The business time used by then, what counted before the attachment included.</summary>
    public Duration Elapsed { get; init; }

    /// <summary>The real time in which the clock had run by then.</summary>
    public Duration ActualElapsed { get; init; }

    /// <summary>The business time allowed from then on.</summary>
    public Duration Target { get; init; }
}
