namespace Crm.Pricing;

/// <summary>One use of a coupon, with its limits as they are when it is reserved.</summary>
/// <param name="Code">The code in its normal form (<see cref="Coupon.Normalize"/>).</param>
/// <param name="Limit">How often it may be used in all; null for no limit.</param>
/// <param name="LimitPerCustomer">How often one customer may use it; null for no limit.</param>
public sealed record CouponUse(string Code, int? Limit, int? LimitPerCustomer);
