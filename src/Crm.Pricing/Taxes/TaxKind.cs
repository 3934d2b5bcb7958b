namespace Crm.Pricing;

/// <summary>How the amount of a tax follows from its base.</summary>
public enum TaxKind
{
    /// <summary>A percentage of the base.</summary>
    Percent,

    /// <summary>An amount for each unit of measure of the line (a box, if the line is in boxes); its sign follows the quantity and the sign of the price.</summary>
    Fixed,

    /// <summary>A percentage of the amount that includes the tax itself. Neighbours of this kind share one gross amount.</summary>
    Division,
}
