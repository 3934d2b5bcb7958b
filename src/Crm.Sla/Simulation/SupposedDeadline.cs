using NodaTime;

namespace Crm.Sla;

/// <summary>When a promise is due, and when it would be if something more happened.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Cycle">Which cycle, from 1.</param>
/// <param name="DueAt">When it is due as the case stands; null if there is no due date, or no such promise.</param>
/// <param name="SupposedDueAt">When it would be due; null if there would be no due date, or no such promise.</param>
/// <param name="SupposedOutcome">What a report would say; null if there would be no such promise.</param>
public sealed record SupposedDeadline(SlaMetric Metric, int Cycle, Instant? DueAt, Instant? SupposedDueAt, SlaOutcome? SupposedOutcome);
