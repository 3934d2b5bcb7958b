using NodaTime;

namespace Crm.Domain;

/// <summary>Something a lead did, and what it is worth: a form, a click, a webinar. Moves along when the lead is converted.</summary>
/// <param name="Kind">What it did, in the tenant's words, such as <c>webinar</c>.</param>
/// <param name="Points">What it adds to the score; negative takes away.</param>
/// <param name="At">When.</param>
/// <param name="ScoreAfter">The score it led to.</param>
/// <param name="Source">Where it happened, such as a campaign's key; null if not known.</param>
public sealed record LeadEngagement(string Kind, decimal Points, Instant At, decimal ScoreAfter, string? Source);
