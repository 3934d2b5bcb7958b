using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>The return of one thing: approved, received, inspected, and repaired, replaced or refunded. Not thread-safe: load, change, store.</summary>
public sealed class ReturnAuthorization : IEventSource
{
    private readonly EventLog _events = new(nameof(ReturnAuthorization));

    private ReturnAuthorization()
    {
    }

    /// <summary>The id.</summary>
    public ReturnAuthorizationId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public ReturnAuthorizationState State { get; private set; }

    /// <summary>Who returns it.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>The serial number of the thing.</summary>
    public string Serial { get; private set; } = "";

    /// <summary>What will happen: Repair, Replace or Refund; null until approved.</summary>
    public string? Disposition { get; private set; }

    /// <summary>What was found; null until inspected.</summary>
    public string? InspectionResult { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Asks to return a thing.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number for people.</param>
    /// <param name="partyKey">Who returns it.</param>
    /// <param name="serial">The serial number of the thing.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>The request with the event <c>ReturnRequested</c>; or <c>service.number</c>, <c>service.party</c>, <c>service.serial</c>.</returns>
    public static Result<ReturnAuthorization> Request(
        ReturnAuthorizationId id, string number, string partyKey, string serial, string actor, Instant at)
    {
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(number)) errors.Add(new ValidationError("/number", "A return needs a number.", "service.number"));
        if (string.IsNullOrWhiteSpace(partyKey)) errors.Add(new ValidationError("/partyKey", "Say who returns it.", "service.party"));
        if (string.IsNullOrWhiteSpace(serial)) errors.Add(new ValidationError("/serial", "Say which thing is returned.", "service.serial"));
        if (errors.Count > 0) return Result.Invalid(errors);
        ReturnAuthorization request = new() { Id = id, Number = number, PartyKey = partyKey, Serial = serial };
        request.Record(["ReturnRequested"], actor, at);
        return request;
    }

    /// <summary>Approves the return.</summary>
    /// <param name="warranty">Whether the warranty covers the thing.</param>
    /// <param name="overrideWarranty">Whether it is approved although it does not.</param>
    /// <param name="disposition">What will happen: Repair, Replace or Refund.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ReturnApproved</c>; or an unmet guard (<c>within warranty || override</c>, <c>disposition in {Repair,Replace,Refund}</c>).</returns>
    public Result Approve(WarrantyAnswer warranty, bool overrideWarranty, string? disposition, string actor, Instant at)
    {
        ReturnAuthorizationGuards guards = new() { WithinWarranty = warranty.IsCovered, Override = overrideWarranty, Disposition = disposition };
        return Fire("Approve", guards, actor, at, () => Disposition = disposition);
    }

    /// <summary>Says no.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ReturnRejected</c>; or the unmet guard <c>reason!=null</c>.</returns>
    public Result Reject(string? reason, string actor, Instant at) => Fire("Reject", new ReturnAuthorizationGuards { Reason = reason }, actor, at, null);

    /// <summary>The thing has arrived.</summary>
    /// <param name="serial">The serial number on it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ReturnReceived</c>; or the unmet guard <c>serial matches</c>.</returns>
    public Result Receive(string serial, string actor, Instant at) =>
        Fire("Receive", new ReturnAuthorizationGuards { SerialMatches = serial == Serial }, actor, at, null);

    /// <summary>Notes what was found.</summary>
    /// <param name="result">What.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ReturnInspected</c>; or the unmet guard <c>inspection result!=null</c>.</returns>
    public Result Inspect(string? result, string actor, Instant at) =>
        Fire("Inspect", new ReturnAuthorizationGuards { InspectionResult = result }, actor, at, () => InspectionResult = result);

    /// <summary>Closes the return once it was repaired, replaced or refunded.</summary>
    /// <param name="carriedOut">Whether it was.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ReturnClosed</c>; or the unmet guard <c>disposition carried out</c>.</returns>
    public Result Close(bool carriedOut, string actor, Instant at) =>
        Fire("Close", new ReturnAuthorizationGuards { DispositionCarriedOut = carriedOut }, actor, at, null);

    /// <summary>Gives the return up.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ReturnCanceled</c>; or the unmet guard <c>reason!=null</c>.</returns>
    public Result Cancel(string? reason, string actor, Instant at) => Fire("Cancel", new ReturnAuthorizationGuards { Reason = reason }, actor, at, null);

    private Result Fire(string trigger, ReturnAuthorizationGuards guards, string actor, Instant at, Action? effects)
    {
        Result<Transition<ReturnAuthorizationState>> fired = LifeCycles.ReturnAuthorization.Fire(State, trigger, guards.IsMet);
        if (!fired.TryGetValue(out Transition<ReturnAuthorizationState>? transition)) return fired.ToResult();
        State = transition.To;
        effects?.Invoke();
        Record(transition.Events, actor, at);
        return Result.Success();
    }

    private void Record(IEnumerable<string> types, string actor, Instant at) =>
        _events.Add(types, Id.Value, ++Version, actor, at, ("serial", Serial), ("disposition", Disposition));
}
