namespace Crm.Sla;

/// <summary>One timer of a record, and where it stands.</summary>
/// <param name="Cycle">Which one of the record, from 1.</param>
/// <param name="Timer">The timer with its facts.</param>
/// <param name="Status">Where it stands at the instant of the evaluation.</param>
/// <param name="Transitions">What the changes of the record did to it, in order, each with its condition.</param>
public sealed record ConditionCycle(int Cycle, SlaTimer Timer, SlaStatus Status, IReadOnlyList<ConditionTransition> Transitions);
