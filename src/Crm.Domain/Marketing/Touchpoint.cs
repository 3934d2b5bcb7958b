using NodaTime;

namespace Crm.Domain;

/// <summary>That a campaign reached somebody on the way to a deal.</summary>
/// <param name="CampaignKey">The campaign's number.</param>
/// <param name="At">When.</param>
/// <param name="Channel">By which channel; empty if not known.</param>
public sealed record Touchpoint(string CampaignKey, Instant At, string Channel = "");
