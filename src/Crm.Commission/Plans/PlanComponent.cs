namespace Crm.Commission;

/// <summary>One way of earning within a plan: credits of a type, paid by a curve.</summary>
/// <param name="Id">The key of the component; unique within the plan.</param>
/// <param name="CreditType">The type of credit it takes; others do not count.</param>
/// <param name="Curve">What cumulative attainment earns.</param>
/// <param name="Cap">The most the component pays in a measure period, or null. It caps the curve, not the line, so that refunds stay right.</param>
/// <param name="MinimumPerCredit">The least that a positive credit earns, or null. It is added to the line and is no part of the curve.</param>
public sealed record PlanComponent(
    string Id, string CreditType, PayoutCurve Curve, decimal? Cap = null, decimal? MinimumPerCredit = null);
