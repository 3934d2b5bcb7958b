using NodaTime;

namespace Crm.Domain;

/// <summary>Why a lead goes back to nurturing, and what that costs it.</summary>
/// <param name="Reason">Why, in words; needed.</param>
/// <param name="NurtureUntil">Not to be offered before this date; null means at once.</param>
/// <param name="Penalty">What its score loses; null means the policy's. The score does not fall below 0.</param>
public sealed record LeadRecycling(string? Reason, LocalDate? NurtureUntil = null, decimal? Penalty = null);
