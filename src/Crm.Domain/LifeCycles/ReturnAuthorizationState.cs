namespace Crm.Domain;

/// <summary>Where the return of goods stands.</summary>
/// <remarks>The table is <see cref="LifeCycles.ReturnAuthorization"/>. Stored by name: the order of the members means nothing.</remarks>
public enum ReturnAuthorizationState
{
    /// <summary>Asked for by the customer.</summary>
    Requested,

    /// <summary>The customer may send the goods.</summary>
    Approved,

    /// <summary>The goods have arrived.</summary>
    Received,

    /// <summary>Somebody has looked at them.</summary>
    Inspected,

    /// <summary>Repaired, replaced or refunded.</summary>
    Closed,

    /// <summary>Refused.</summary>
    Rejected,

    /// <summary>Withdrawn by the customer.</summary>
    Canceled,
}
