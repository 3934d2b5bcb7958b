namespace Crm.Scoring;

/// <summary>A lead and who gets it.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="MemberId">The member.</param>
public sealed record QuotaAssignment(string LeadId, string MemberId);
