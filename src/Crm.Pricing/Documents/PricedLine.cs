using System.Text.Json.Serialization;

namespace Crm.Pricing;

/// <summary>A priced line.</summary>
/// <param name="Id">The id of the line.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How many, in the unit of measure of the line.</param>
/// <param name="UnitPrice">What a unit costs before discounts: the tier's price, or the amount by the quantity. Unrounded.</param>
/// <param name="DiscountPercent">All discounts of the line (not the document's) as a percentage of the price before them; unrounded, 0 for a free line.</param>
/// <param name="GrantedPercent">What the seller grants (the stage Additional) as a percentage of the price before it; unrounded. What authority is asked for.</param>
/// <param name="Net">The net, rounded.</param>
/// <param name="Tax">All taxes, rounded.</param>
/// <param name="Taxes">Each tax.</param>
/// <param name="Waterfall">How it came about.</param>
/// <param name="Charge">The price by tiers.</param>
/// <param name="PriceSource">The price entry, or <c>given</c> for a price of the line itself.</param>
public sealed record PricedLine(
    string Id,
    string Product,
    decimal Quantity,
    decimal UnitPrice,
    decimal DiscountPercent,
    decimal GrantedPercent,
    decimal Net,
    decimal Tax,
    IReadOnlyList<TaxAmount> Taxes,
    PriceWaterfall Waterfall,
    Charge Charge,
    string PriceSource)
{
    /// <summary>Net and taxes.</summary>
    public decimal Total => Net + Tax;

    /// <summary>What the line costs the seller; null if unknown.</summary>
    public decimal? Cost { get; init; }

    /// <summary>
    /// How many units of the product the line's unit of measure holds: 12 for boxes of a product in pieces. Null if the line names no unit, and in
    /// documents priced before it was kept.
    /// </summary>
    // Not written where there is none, so that documents keep the bytes, and the hash, that they were stored with.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? UnitRatio { get; init; }

    /// <summary>The quantity in units of the product: 24 for 2 boxes of 12.</summary>
    public decimal Units => Quotients.Settled(Quantity * (UnitRatio ?? 1m));
}
