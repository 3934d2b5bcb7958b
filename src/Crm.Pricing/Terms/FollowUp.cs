using NodaTime;

namespace Crm.Pricing;

/// <summary>When something has to be done about a term. Computed, never stored: change the term and it moves.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Due">The day.</param>
public sealed record FollowUp(string RuleId, LocalDate Due);
