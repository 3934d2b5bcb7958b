namespace Crm.Pricing;

/// <summary>What the percentage of a <see cref="CostPlusPrice"/> is a percentage of.</summary>
public enum CostPlusKind
{
    /// <summary>Of the cost: price = cost x (1 + m). 25 % on 80.00 is 100.00.</summary>
    Markup,

    /// <summary>Of the price: price = cost / (1 - m), m below 100 %. 20 % on 80.00 is 100.00.</summary>
    Margin,
}
