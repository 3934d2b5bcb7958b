namespace Crm.Pricing;

/// <summary>A promotion that did not apply.</summary>
/// <param name="Id">The promotion.</param>
/// <param name="Reason">Why.</param>
public readonly record struct RejectedPromotion(string Id, PromotionRejection Reason);
