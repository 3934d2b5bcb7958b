namespace Crm.Pricing;

/// <summary>A cart before promotions.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="PricesIncludeTax">Whether unit prices contain the tax. Order amounts and percentages refer to the same side.</param>
public sealed record Cart(IReadOnlyList<CartLine> Lines, bool PricesIncludeTax)
{
    /// <summary>Surcharges.</summary>
    public IReadOnlyList<CartCharge> Surcharges { get; init; } = [];

    /// <summary>The shipping; null for none.</summary>
    public CartCharge? Shipping { get; init; }

    /// <summary>Taxes of the order as a whole, in percent: each is computed by itself over the whole net and rounded once.</summary>
    public IReadOnlyList<decimal> OrderTaxPercents { get; init; } = [];

    /// <summary>The coupons that the customer brings.</summary>
    public IReadOnlyList<string> Coupons { get; init; } = [];
}
