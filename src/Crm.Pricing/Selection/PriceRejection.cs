namespace Crm.Pricing;

/// <summary>Why a price did not count.</summary>
public enum PriceRejection
{
    /// <summary>It counted.</summary>
    None,

    /// <summary>The list is in another currency.</summary>
    OtherCurrency,

    /// <summary>The list or the price is not valid at the instant.</summary>
    NotValid,

    /// <summary>A condition of the list does not match.</summary>
    ListCondition,

    /// <summary>A condition of the price does not match.</summary>
    Condition,

    /// <summary>The quantity is too low.</summary>
    QuantityTooLow,

    /// <summary>The quantity is too high.</summary>
    QuantityTooHigh,

    /// <summary>Its condition data is not satisfied.</summary>
    When,

    /// <summary>The list it derives from has no price for the product, or the cost it follows from is unknown.</summary>
    NoBasePrice,

    /// <summary>Another price of the same origin ranks higher.</summary>
    RankedLower,

    /// <summary>A price of a stronger origin, or a lower one, took its place.</summary>
    Superseded,
}
