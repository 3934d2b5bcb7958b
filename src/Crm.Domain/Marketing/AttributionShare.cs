using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What a campaign gets of a deal.</summary>
/// <param name="CampaignKey">The campaign's number.</param>
/// <param name="Amount">Its share, over all its touches.</param>
public sealed record AttributionShare(string CampaignKey, Money Amount);
