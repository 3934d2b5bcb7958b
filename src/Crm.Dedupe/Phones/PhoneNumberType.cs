namespace Crm.Dedupe;

/// <summary>What a phone number is for, as far as its leading digits tell.</summary>
public enum PhoneNumberType
{
    /// <summary>The number is not valid, or its plan does not say.</summary>
    Unknown,

    /// <summary>A line at a place.</summary>
    Fixed,

    /// <summary>A mobile phone.</summary>
    Mobile,

    /// <summary>The plan does not tell fixed from mobile, as in North America.</summary>
    FixedOrMobile,

    /// <summary>Free for the caller.</summary>
    TollFree,

    /// <summary>The caller and the called share the cost.</summary>
    SharedCost,

    /// <summary>The caller pays more than for the call.</summary>
    PremiumRate,

    /// <summary>A line over the internet with numbers of its own.</summary>
    Voip,

    /// <summary>A number that follows a person.</summary>
    Personal,

    /// <summary>A pager.</summary>
    Pager,

    /// <summary>One number for a whole company.</summary>
    UniversalAccess,

    /// <summary>A voice mailbox.</summary>
    Voicemail,
}
