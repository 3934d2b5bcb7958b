using NodaTime;

namespace Crm.Domain;

/// <summary>That a lead was given to somebody, or taken back: the history of its owners.</summary>
/// <param name="OwnerKey">Who owns it from then on; null if nobody.</param>
/// <param name="At">When.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why: the key of a rule, or a sentence; null if none was given.</param>
public sealed record LeadAssignment(string? OwnerKey, Instant At, string By, string? Reason);
