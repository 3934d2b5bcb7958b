namespace Crm.Sla;

/// <summary>One metric of recorded cases under two definitions.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Baseline">The outcomes under the definition that is.</param>
/// <param name="Candidate">The outcomes under the definition that could be.</param>
/// <param name="BaselineElapsed">The business time used under the definition that is.</param>
/// <param name="CandidateElapsed">The business time used under the definition that could be; differs where calendars or policies do.</param>
public sealed record MetricComparison(SlaMetric Metric, OutcomeCounts Baseline, OutcomeCounts Candidate, ElapsedPercentiles BaselineElapsed, ElapsedPercentiles CandidateElapsed);
