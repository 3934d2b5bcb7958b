using Crm.Primitives;

namespace Crm.Sla;

/// <summary>A look at one policy for a case.</summary>
/// <param name="Policy">The key of the policy.</param>
/// <param name="Fits">Whether it is for the case.</param>
/// <param name="Trace">How its condition came out, part by part; null if it has none.</param>
public sealed record PolicyTrial(string Policy, bool Fits, ConditionTrace? Trace);
