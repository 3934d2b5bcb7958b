namespace Crm.Pricing;

/// <summary>How far an approval has come.</summary>
public enum ApprovalStatus
{
    /// <summary>Somebody still has to decide.</summary>
    Pending,

    /// <summary>All chains agreed.</summary>
    Approved,

    /// <summary>Somebody refused.</summary>
    Rejected,
}
