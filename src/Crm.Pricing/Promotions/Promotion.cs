namespace Crm.Pricing;

/// <summary>A promotion of a shop: what it takes off, and what must hold for it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Target">Items, order or shipping.</param>
/// <param name="Unit">Percent, amount, or a new price.</param>
/// <param name="Value">The number.</param>
/// <remarks>Conditions are tested on the state that the promotions before it left: 50 % off the order may take it below the sum that the next one asks for.</remarks>
public sealed record Promotion(string Id, PromotionTarget Target, DiscountUnit Unit, decimal Value)
{
    /// <summary>At least one line must have this quantity; null for no such condition.</summary>
    public decimal? MinLineQuantity { get; init; }

    /// <summary>The subtotal in the order's own tax mode must be at least this; null for no such condition.</summary>
    public decimal? MinSubtotal { get; init; }

    /// <summary>Only lines of this product; null for all. For items.</summary>
    public string? Product { get; init; }

    /// <summary>Only lines whose list price of a unit is this; null for all. For items.</summary>
    public decimal? ListUnitPrice { get; init; }

    /// <summary>The cart must bring this coupon; null for none.</summary>
    public string? Coupon { get; init; }
}
