namespace Crm.Domain;

/// <summary>What somebody has said.</summary>
public enum ConsentStatus
{
    /// <summary>Yes.</summary>
    OptIn,

    /// <summary>No, or no longer.</summary>
    OptOut,
}
