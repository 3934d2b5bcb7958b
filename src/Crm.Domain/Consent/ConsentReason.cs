namespace Crm.Domain;

/// <summary>Why a decision came out as it did.</summary>
public enum ConsentReason
{
    /// <summary>A block over every purpose.</summary>
    GlobalBlock,

    /// <summary>The most specific record says no.</summary>
    OptOut,

    /// <summary>The most specific record says yes.</summary>
    OptIn,

    /// <summary>There is no record, and the purpose needs one.</summary>
    NoConsentRecord,

    /// <summary>There is no record, and the purpose needs none.</summary>
    AllowedByDefault,
}
