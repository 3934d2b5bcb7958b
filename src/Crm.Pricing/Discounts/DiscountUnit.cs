namespace Crm.Pricing;

/// <summary>What the number of a discount means.</summary>
public enum DiscountUnit
{
    /// <summary>A percentage of the price.</summary>
    Percent,

    /// <summary>An amount off.</summary>
    Amount,

    /// <summary>The new price; what is more expensive becomes cheaper, what is cheaper stays.</summary>
    Price,
}
