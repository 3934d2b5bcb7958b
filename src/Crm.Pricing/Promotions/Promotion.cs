using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A promotion of a shop: what it takes off, and what must hold for it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Target">Items, order or shipping.</param>
/// <param name="Unit">Percent, amount, or a new price.</param>
/// <param name="Value">The number.</param>
/// <remarks>
/// Conditions are tested on the state that the promotions before it left: 50 % off the order may take it below the sum that the next one
/// asks for. A promotion that a <see cref="Coupon"/> names needs one of its coupons.
/// </remarks>
public sealed record Promotion(string Id, PromotionTarget Target, DiscountUnit Unit, decimal Value)
{
    /// <summary>For the JSON form: a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    internal Promotion(
        string id, PromotionTarget target, DiscountUnit unit, decimal value, decimal? minLineQuantity = null, decimal? minSubtotal = null, string? product = null, decimal? listUnitPrice = null,
        EffectivePeriod valid = default, int priority = 0, PromotionCombination combination = PromotionCombination.Stackable, string? exclusiveGroup = null)
        : this(id, target, unit, value)
    {
        (MinLineQuantity, MinSubtotal, Product, ListUnitPrice) = (minLineQuantity, minSubtotal, product, listUnitPrice);
        (Valid, Priority, Combination, ExclusiveGroup) = (valid, priority, combination, exclusiveGroup);
    }

    /// <summary>At least one line must have this quantity; null for no such condition.</summary>
    public decimal? MinLineQuantity { get; init; }

    /// <summary>The subtotal in the order's own tax mode must be at least this; null for no such condition.</summary>
    public decimal? MinSubtotal { get; init; }

    /// <summary>Only lines of this product; null for all. For items.</summary>
    public string? Product { get; init; }

    /// <summary>Only lines whose list price of a unit is this; null for all. For items.</summary>
    public decimal? ListUnitPrice { get; init; }

    /// <summary>The days on which it counts, in the zone of the definition; the end is the first day on which it no longer does.</summary>
    /// <value>The default value is always.</value>
    public EffectivePeriod Valid { get; init; }

    /// <summary>Higher goes first among promotions of one target; ties by the order of the list. Between an exclusive promotion and the others it decides too.</summary>
    /// <value>The default value is 0.</value>
    public int Priority { get; init; }

    /// <summary>Whether it goes together with others.</summary>
    /// <value>The default value is <see cref="PromotionCombination.Stackable"/>.</value>
    public PromotionCombination Combination { get; init; }

    /// <summary>Of the promotions of one group at most one applies: the first whose conditions hold; null for no group.</summary>
    public string? ExclusiveGroup { get; init; }
}
