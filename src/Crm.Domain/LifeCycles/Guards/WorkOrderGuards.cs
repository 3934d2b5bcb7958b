namespace Crm.Domain;

/// <summary>What the guards of a work order look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.WorkOrder"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record WorkOrderGuards
{
    /// <summary>Whether the technician has the skills at the level asked for.</summary>
    public bool ResourceHasSkills { get; init; }

    /// <summary>Whether the technician is free then, travel included.</summary>
    public bool SlotFree { get; init; }

    /// <summary>Whether it lies in the technician's territory.</summary>
    public bool InsideTerritory { get; init; }

    /// <summary>The states of its bookings.</summary>
    public IReadOnlyList<BookingState> Bookings { get; init; } = [];

    /// <summary>What was done; blank counts as missing.</summary>
    public string? Resolution { get; init; }

    /// <summary>Whether every task that must be done is done.</summary>
    public bool MandatoryTasksDone { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a supervisor has agreed.</summary>
    public bool SupervisorApproved { get; init; }

    /// <summary>Whether the used parts are confirmed.</summary>
    public bool PartsConfirmed { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "resource has required skills" => ResourceHasSkills,
        "slot free" => SlotFree,
        "inside service territory" => InsideTerritory,
        "no booking started" => !Bookings.Any(static b => b is BookingState.InProgress or BookingState.OnBreak or BookingState.Completed),
        "a booking is InProgress" => Bookings.Contains(BookingState.InProgress),
        "every booking Completed or Canceled, at least one Completed" =>
            Bookings.Contains(BookingState.Completed) && Bookings.All(static b => b is BookingState.Completed or BookingState.Canceled),
        "resolution!=null" => Fact.IsThere(Resolution),
        "mandatory service tasks done" => MandatoryTasksDone,
        "reason!=null" => Fact.IsThere(Reason),
        "supervisor approval" => SupervisorApproved,
        "used parts confirmed" => PartsConfirmed,
        _ => throw Fact.Unknown("WorkOrder", guard),
    };
}
