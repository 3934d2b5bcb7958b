namespace Crm.Pricing;

/// <summary>How several discounts of one stage combine.</summary>
public enum StackingPolicy
{
    /// <summary>One after the other, each of what the one before left: 10 % and 10 % are 19 %.</summary>
    Sequential,

    /// <summary>All of the amount before the stage, added: 10 % and 10 % are 20 %.</summary>
    Sum,

    /// <summary>The one that takes most off; ties to the lower id.</summary>
    Best,

    /// <summary>The larger of the best single one and the sum of those marked cumulative.</summary>
    BestOfSingleOrCumulativeSum,
}
