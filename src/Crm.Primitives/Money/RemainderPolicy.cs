namespace Crm.Primitives;

/// <summary>Who gets the units that are left over when an amount is allocated by weights. All work on the absolute amount and restore its sign.</summary>
public enum RemainderPolicy
{
    /// <summary>The largest exact fractions, ties to the lower index (Hamilton's method). The fairest, and the default of the field.</summary>
    LargestRemainder,

    /// <summary>One unit each from the lowest index over the weights that are not zero (Fowler's method).</summary>
    FirstToLast,

    /// <summary>All of them to the last weight that is not zero.</summary>
    LastTakesRest,
}
