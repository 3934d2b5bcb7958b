namespace Crm.Domain;

/// <summary>Where a work order stands. Tenants add sub-statuses inside a state.</summary>
/// <remarks>The table is <see cref="LifeCycles.WorkOrder"/>. Stored by name: the order of the members means nothing.</remarks>
public enum WorkOrderState
{
    /// <summary>Nobody is booked for it.</summary>
    Unscheduled,

    /// <summary>Somebody is booked.</summary>
    Scheduled,

    /// <summary>Somebody is on it.</summary>
    InProgress,

    /// <summary>The work is done; it still counts as open until it is posted.</summary>
    Completed,

    /// <summary>Checked by a supervisor: parts are consumed, billing may follow.</summary>
    Posted,

    /// <summary>Will not be done.</summary>
    Canceled,
}
