using NodaTime;

namespace Crm.Sla;

/// <summary>An entry of the timeline of a case's promises.</summary>
/// <param name="At">When it took effect.</param>
/// <param name="Metric">What the timer measures.</param>
/// <param name="Cycle">Which cycle.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Cause">Why: the status, the comment, the policy, the threshold.</param>
public sealed record SlaEvent(Instant At, SlaMetric Metric, int Cycle, SlaEventKind Kind, string Cause);
