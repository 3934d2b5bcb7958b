namespace Crm.Pricing;

/// <summary>One criterion by which prices are ranked.</summary>
public enum SelectionCriterion
{
    /// <summary>Higher explicit priority first.</summary>
    Priority,

    /// <summary>More matched conditions (of the price and its list) first.</summary>
    MatchedConditions,

    /// <summary>Variant before product before category (nearest first) before all products.</summary>
    Specificity,

    /// <summary>Higher lowest quantity first.</summary>
    MinQuantity,

    /// <summary>Lower amount for the quantity first.</summary>
    LowerAmount,
}
