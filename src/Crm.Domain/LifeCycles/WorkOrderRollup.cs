namespace Crm.Domain;

/// <summary>What the bookings of a work order say about it.</summary>
/// <param name="State">Unscheduled, Scheduled or InProgress: completing is a trigger of its own, never the roll-up's.</param>
/// <param name="ReadyToComplete">True if at least one booking is completed and none is open.</param>
public readonly record struct WorkOrderRollup(WorkOrderState State, bool ReadyToComplete)
{
    /// <summary>Rolls bookings up. Canceled ones do not count.</summary>
    /// <param name="bookings">The states of the bookings, in any order.</param>
    /// <returns>
    /// None left: Unscheduled. Any InProgress, OnBreak or Completed: InProgress. Else (Scheduled, Traveling): Scheduled.
    /// Completed and Traveling, for example, is InProgress and not ready.
    /// </returns>
    public static WorkOrderRollup Of(IEnumerable<BookingState> bookings)
    {
        ArgumentNullException.ThrowIfNull(bookings);
        List<BookingState> counted = [.. bookings.Where(static b => b != BookingState.Canceled)];
        if (counted.Count == 0) return new(WorkOrderState.Unscheduled, false);
        return counted.Exists(static b => b is BookingState.InProgress or BookingState.OnBreak or BookingState.Completed)
            ? new(WorkOrderState.InProgress, counted.TrueForAll(static b => b == BookingState.Completed))
            : new(WorkOrderState.Scheduled, false);
    }

    /// <summary>The state, with a remark where the work order may be completed.</summary>
    public override string ToString() => ReadyToComplete ? $"{State} (ready to complete)" : State.ToString();
}
