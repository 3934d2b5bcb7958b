namespace Crm.Sla;

/// <summary>What another definition would have made of recorded cases.</summary>
/// <param name="Cases">How many cases there were.</param>
/// <param name="Metrics">The metrics that at least one of the two promises, in the order of the enum.</param>
/// <param name="Differences">The promises whose outcome differs, in the order of the cases.</param>
public sealed record SimulationReport(int Cases, IReadOnlyList<MetricComparison> Metrics, IReadOnlyList<OutcomeDifference> Differences);
