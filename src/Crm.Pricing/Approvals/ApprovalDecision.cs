using NodaTime;

namespace Crm.Pricing;

/// <summary>What somebody decided.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agrees">Yes or no.</param>
/// <param name="Comment">What was said; needed for a no.</param>
/// <param name="Day">The day, for delegations.</param>
public sealed record ApprovalDecision(string Person, bool Agrees, string? Comment, LocalDate Day);
