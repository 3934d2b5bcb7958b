namespace Crm.Primitives;

/// <summary>How the rate of a conversion came about.</summary>
public enum ExchangeRouting
{
    /// <summary>Both currencies are the same.</summary>
    Identity,

    /// <summary>A rate in this direction is known: multiplied by it.</summary>
    Direct,

    /// <summary>Only the opposite direction is known: divided by it.</summary>
    Inverse,

    /// <summary>Through the pivot currency, in two legs, each direct or inverse.</summary>
    Triangulated,
}
