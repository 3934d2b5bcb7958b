namespace Crm.Pricing;

/// <summary>A cart after promotions. Every amount is rounded.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="SubTotal">The sum of lines and surcharges without tax.</param>
/// <param name="SubTotalWithTax">The same with tax.</param>
/// <param name="Shipping">The shipping without tax.</param>
/// <param name="ShippingWithTax">The shipping with tax.</param>
/// <param name="Taxes">The taxes of the order as a whole; empty where the lines carry theirs.</param>
/// <param name="Applied">The promotions that applied, in the order in which they did.</param>
/// <param name="CouponsUsed">The coupons that were needed, in normal form: reserve them with <see cref="PromotionEngine.Reserve"/> before the order is placed.</param>
public sealed record PricedCart(
    IReadOnlyList<PricedCartLine> Lines,
    decimal SubTotal,
    decimal SubTotalWithTax,
    decimal Shipping,
    decimal ShippingWithTax,
    IReadOnlyList<TaxAmount> Taxes,
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> CouponsUsed)
{
    /// <summary>The promotions that did not apply, and why.</summary>
    public IReadOnlyList<RejectedPromotion> Rejected { get; init; } = [];

    /// <summary>What the customer pays: lines, surcharges, taxes and shipping.</summary>
    public decimal Total => SubTotalWithTax + ShippingWithTax;
}
