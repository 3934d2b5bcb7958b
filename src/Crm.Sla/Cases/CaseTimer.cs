namespace Crm.Sla;

/// <summary>A timer of a case, and where it stands.</summary>
/// <param name="Metric">What it measures.</param>
/// <param name="Cycle">Which one of its metric, from 1.</param>
/// <param name="Policy">The key of the policy that made the promise.</param>
/// <param name="Agreement">To whom the promise is made.</param>
/// <param name="Timer">The timer with its facts.</param>
/// <param name="Status">Where it stands at the instant of the evaluation.</param>
public sealed record CaseTimer(SlaMetric Metric, int Cycle, string Policy, AgreementType Agreement, SlaTimer Timer, SlaStatus Status)
{
    /// <summary>The policy that holds for it now, as it was applied: with the priority and the fields of the case.</summary>
    public required PolicyApplied Applied { get; init; }
}
