namespace Crm.Scoring;

/// <summary>What was found about a candidate.</summary>
/// <param name="CandidateId">The candidate.</param>
/// <param name="Rejection">Why it was not eligible; null if it was.</param>
/// <param name="Detail">Such as <c>POS-HW 1 of 2</c>; empty if it was eligible.</param>
public sealed record RoutingVerdict(string CandidateId, RoutingRejection? Rejection, string Detail);
