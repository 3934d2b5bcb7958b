namespace Crm.Pricing;

/// <summary>How often a coupon is used.</summary>
/// <param name="InAll">By everyone: committed, and reserved and not yet expired.</param>
/// <param name="OfCustomer">By the customer that was asked for; 0 if none was.</param>
public readonly record struct CouponUsage(int InAll, int OfCustomer);
