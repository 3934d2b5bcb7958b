namespace Crm.Domain;

/// <summary>Where a task stands. Whether it is overdue is derived from its due date, never stored here.</summary>
/// <remarks>The table is <see cref="LifeCycles.Task"/>. Stored by name: the order of the members means nothing.</remarks>
public enum TaskState
{
    /// <summary>Nobody has begun.</summary>
    NotStarted,

    /// <summary>Somebody is at it.</summary>
    InProgress,

    /// <summary>Waiting for somebody else.</summary>
    Waiting,

    /// <summary>Put off until a later moment.</summary>
    Deferred,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>No longer wanted.</summary>
    Canceled,
}
