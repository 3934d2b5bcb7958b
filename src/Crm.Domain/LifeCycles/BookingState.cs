namespace Crm.Domain;

/// <summary>Where the booking of a technician for a work order stands.</summary>
/// <remarks>The table is <see cref="LifeCycles.Booking"/>. Stored by name: the order of the members means nothing.</remarks>
public enum BookingState
{
    /// <summary>In the plan.</summary>
    Scheduled,

    /// <summary>On the way.</summary>
    Traveling,

    /// <summary>At work.</summary>
    InProgress,

    /// <summary>Pausing.</summary>
    OnBreak,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Taken out of the plan.</summary>
    Canceled,
}
