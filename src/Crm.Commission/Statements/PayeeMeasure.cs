using Crm.Primitives;

namespace Crm.Commission;

/// <summary>Whose commission is computed, for which period, against which quota.</summary>
/// <param name="Payee">The key of the payee.</param>
/// <param name="Period">The measure period: attainment begins anew with it. Credits outside it are refused, never dropped.</param>
/// <param name="Quota">The quota in the plan's currency; null for a payee without one.</param>
/// <param name="StartAttainment">What had been attained before the first credit, for a period that is computed in parts.</param>
public sealed record PayeeMeasure(string Payee, EffectivePeriod Period, Money? Quota, decimal StartAttainment = 0m);
