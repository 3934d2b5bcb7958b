namespace Crm.Sla;

/// <summary>Which policy is for a case, and why.</summary>
/// <param name="Policy">The policy; null if none is.</param>
/// <param name="Trials">The policies looked at, in order; the last one is the one that fits, if one does.</param>
public sealed record PolicySelection(SlaPolicyDefinition? Policy, IReadOnlyList<PolicyTrial> Trials);
