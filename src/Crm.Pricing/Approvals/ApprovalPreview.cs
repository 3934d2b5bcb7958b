namespace Crm.Pricing;

/// <summary>What a quote comes to, and what would need approval.</summary>
/// <param name="Prices">The priced document.</param>
/// <param name="Approval">What it would need.</param>
public sealed record ApprovalPreview(PricedQuote Prices, ApprovalPlan Approval);
