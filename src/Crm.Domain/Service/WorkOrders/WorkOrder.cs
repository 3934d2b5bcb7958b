using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Work at a customer's place: who is sent, what was used, what was done.</summary>
/// <remarks>It has one booking at a time; booking again replaces it. Completed still counts as open until posted. Not thread-safe: load, change, store.</remarks>
public sealed class WorkOrder : IEventSource
{
    private readonly EventLog _events = new(nameof(WorkOrder));

    private WorkOrder()
    {
    }

    /// <summary>The id.</summary>
    public WorkOrderId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public WorkOrderState State { get; private set; }

    /// <summary>At whose place.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>The case it is for; null for preventive work.</summary>
    public string? CaseKey { get; private set; }

    /// <summary>The serial number of the thing to work on; null if none.</summary>
    public string? AssetKey { get; private set; }

    /// <summary>Who is sent; null while unscheduled.</summary>
    public string? TechnicianKey { get; private set; }

    /// <summary>Where the booking is in its life cycle; null while there never was one.</summary>
    public BookingState? Booking { get; private set; }

    /// <summary>When the work may begin; null while unscheduled.</summary>
    public Instant? WindowFrom { get; private set; }

    /// <summary>When it should begin at the latest; null while unscheduled.</summary>
    public Instant? WindowTo { get; private set; }

    /// <summary>What was done; null until completed.</summary>
    public string? Resolution { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Opens a work order.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number for people.</param>
    /// <param name="partyKey">At whose place.</param>
    /// <param name="caseKey">The case it is for; null for preventive work.</param>
    /// <param name="assetKey">The serial number of the thing to work on; null if none.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>The work order with the event <c>WorkOrderCreated</c>; or <c>service.number</c>, <c>service.party</c>.</returns>
    public static Result<WorkOrder> Create(
        WorkOrderId id, string number, string partyKey, string? caseKey, string? assetKey, string actor, Instant at)
    {
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(number)) errors.Add(new ValidationError("/number", "A work order needs a number.", "service.number"));
        if (string.IsNullOrWhiteSpace(partyKey)) errors.Add(new ValidationError("/partyKey", "Say at whose place the work is.", "service.party"));
        if (errors.Count > 0) return Result.Invalid(errors);
        WorkOrder order = new() { Id = id, Number = number, PartyKey = partyKey, CaseKey = caseKey, AssetKey = assetKey };
        order.Record(["WorkOrderCreated"], actor, at, ("case", caseKey), ("asset", assetKey));
        return order;
    }

    /// <summary>Sends whoever was chosen.</summary>
    /// <param name="decision">Whom the dispatch chose, and why not the others.</param>
    /// <param name="from">When the work may begin.</param>
    /// <param name="to">When it should begin at the latest; after <paramref name="from"/>.</param>
    /// <param name="actor">Who books.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// <c>WorkOrderScheduled</c>; or <c>service.window</c>; or the guards that nobody meets (<c>resource has required skills</c>,
    /// <c>inside service territory</c>, <c>slot free</c>), of those that were the reason to reject somebody.
    /// </returns>
    public Result Book(DispatchDecision decision, Instant from, Instant to, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (to <= from) return Result.Invalid(new ValidationError("/window", "A window ends after it begins.", "service.window"));
        bool somebody = decision.Assigned is not null;
        HashSet<string> reasons = [.. decision.Rejected.Values];
        WorkOrderGuards guards = new()
        {
            ResourceHasSkills = somebody || !reasons.Contains("skill"),
            InsideTerritory = somebody || !reasons.Contains("territory"),
            // A technician without the part cannot keep the slot either.
            SlotFree = somebody || (reasons.Count > 0 && !reasons.Contains("slot") && !reasons.Contains("parts")),
        };
        return Fire("Book", guards, actor, at, () =>
        {
            (TechnicianKey, Booking) = (decision.Assigned!.Key, BookingState.Scheduled);
            (WindowFrom, WindowTo) = (from, to);
        }, ("technician", decision.Assigned?.Key));
    }

    /// <summary>The technician sets out.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>TechnicianTraveling</c>; or an invalid transition.</returns>
    public Result Travel(string actor, Instant at) => MoveBooking("Travel", actor, at);

    /// <summary>The technician begins: the booking and with it the work order are in progress.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>BookingStarted</c> and <c>WorkOrderStarted</c>; or an invalid transition.</returns>
    public Result Start(string actor, Instant at)
    {
        Result possible = LifeCycles.WorkOrder.Fire(State, "Start", static _ => true).ToResult();
        if (!possible.IsSuccess) return possible;
        Result moved = MoveBooking("Start", actor, at);
        return moved.IsSuccess ? Fire("Start", new WorkOrderGuards { Bookings = [BookingState.InProgress] }, actor, at, null) : moved;
    }

    /// <summary>Takes a part from the van for the work.</summary>
    /// <param name="van">The van's stock; it changes too, or neither does.</param>
    /// <param name="sku">The part.</param>
    /// <param name="quantity">How many.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>PartUsed</c>; an invalid transition unless in progress; or the codes of <see cref="StockLedger.Issue"/>.</returns>
    public Result UsePart(StockLedger van, string sku, decimal quantity, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(van);
        if (State != WorkOrderState.InProgress) return Result.Invalid(StateErrors.Invalid($"WorkOrder is {State}, parts are used while it is InProgress"));
        Result issued = van.Issue(sku, quantity, null, Number, actor, at);
        if (issued.IsSuccess) Record(["PartUsed"], actor, at, ("sku", sku), ("quantity", EventLog.Text(quantity)));
        return issued;
    }

    /// <summary>The technician is done.</summary>
    /// <param name="resolution">What was done.</param>
    /// <param name="mandatoryTasksDone">Whether every task that must be done is done.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>BookingCompleted</c> and <c>WorkOrderCompleted</c>; or an unmet guard (<c>resolution!=null</c>, <c>mandatory service tasks done</c>).</returns>
    public Result Complete(string? resolution, bool mandatoryTasksDone, string actor, Instant at)
    {
        WorkOrderGuards guards = new() { Bookings = [BookingState.Completed], Resolution = resolution, MandatoryTasksDone = mandatoryTasksDone };
        Result possible = LifeCycles.WorkOrder.Fire(State, "Complete", guards.IsMet).ToResult();
        if (!possible.IsSuccess) return possible;
        Result moved = MoveBooking("Complete", actor, at);
        return moved.IsSuccess ? Fire("Complete", guards, actor, at, () => Resolution = resolution, ("resolution", resolution)) : moved;
    }

    /// <summary>A supervisor closes the work order.</summary>
    /// <param name="supervisor">Who approves; null if nobody did.</param>
    /// <param name="partsConfirmed">Whether the used parts are confirmed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>WorkOrderPosted</c> and <c>PartsConsumed</c>; or an unmet guard (<c>supervisor approval</c>, <c>used parts confirmed</c>).</returns>
    public Result Post(string? supervisor, bool partsConfirmed, string actor, Instant at) => Fire(
        "Post", new WorkOrderGuards { SupervisorApproved = !string.IsNullOrWhiteSpace(supervisor), PartsConfirmed = partsConfirmed }, actor, at, null, ("supervisor", supervisor));

    /// <summary>Gives the work order up; its booking is canceled.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>WorkOrderCanceled</c>; or the unmet guard <c>reason!=null</c>.</returns>
    public Result Cancel(string? reason, string actor, Instant at) => Fire(
        "Cancel", new WorkOrderGuards { Reason = reason }, actor, at, () => Booking = Booking is null ? null : BookingState.Canceled, ("reason", reason));

    private Result MoveBooking(string trigger, string actor, Instant at)
    {
        if (Booking is not BookingState state) return Result.Invalid(StateErrors.Invalid($"WorkOrder is {State} and has no booking"));
        Result<Transition<BookingState>> fired = LifeCycles.Booking.Fire(state, trigger, static _ => true);
        if (!fired.TryGetValue(out Transition<BookingState>? transition)) return fired.ToResult();
        Booking = transition.To;
        Record(transition.Events, actor, at, ("technician", TechnicianKey));
        return Result.Success();
    }

    private Result Fire(string trigger, WorkOrderGuards guards, string actor, Instant at, Action? effects, params ReadOnlySpan<(string, string?)> facts)
    {
        Result<Transition<WorkOrderState>> fired = LifeCycles.WorkOrder.Fire(State, trigger, guards.IsMet);
        if (!fired.TryGetValue(out Transition<WorkOrderState>? transition)) return fired.ToResult();
        State = transition.To;
        effects?.Invoke();
        // The table marks an event that is not raised every time with a question mark: what is invoiced is decided elsewhere.
        Record(transition.Events.Where(static name => !name.EndsWith('?')), actor, at, facts);
        return Result.Success();
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);
}
