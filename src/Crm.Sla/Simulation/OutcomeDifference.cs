namespace Crm.Sla;

/// <summary>A promise of a recorded case whose outcome differs under two definitions.</summary>
/// <param name="Case">The key of the case.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Cycle">Which cycle, from 1.</param>
/// <param name="Baseline">The outcome under the definition that is; null if it makes no such promise.</param>
/// <param name="Candidate">The outcome under the definition that could be; null if it makes no such promise.</param>
public sealed record OutcomeDifference(string Case, SlaMetric Metric, int Cycle, SlaOutcome? Baseline, SlaOutcome? Candidate);
