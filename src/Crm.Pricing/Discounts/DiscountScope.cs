namespace Crm.Pricing;

/// <summary>What a discount in money is taken from. There is no default: 10 off 200 units at 100 is 19,990 per line and 18,000 per unit.</summary>
public enum DiscountScope
{
    /// <summary>Once from every unit.</summary>
    PerUnit,

    /// <summary>Once from the line.</summary>
    PerLine,
}
