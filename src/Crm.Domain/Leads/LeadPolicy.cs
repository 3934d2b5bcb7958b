namespace Crm.Domain;

/// <summary>What a tenant has decided about its leads.</summary>
/// <param name="MqlThreshold">The score at which marketing hands a lead over to sales. A score equal to it is enough.</param>
/// <param name="RecyclePenalty">What a lead loses that nobody pursued, unless the recycling says otherwise.</param>
public sealed record LeadPolicy(decimal MqlThreshold, decimal RecyclePenalty = 0);
