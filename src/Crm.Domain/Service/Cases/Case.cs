using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Something a customer needs help with: who works on it, what was said, and how it ended.</summary>
/// <remarks>
/// It knows no deadlines: <see cref="Facts"/> is what the clocks of a service level fold over. Escalation is a flag with a level, not a
/// state. Not thread-safe: load, change, store.
/// </remarks>
public sealed partial class Case : IEventSource
{
    private readonly EventLog _events = new(nameof(Case));
    private readonly List<CaseFact> _facts = [];
    private readonly List<CaseMessage> _messages = [];
    private readonly List<CaseResolution> _resolutions = [];
    private List<string> _watchers = [];

    private Case()
    {
    }

    /// <summary>The id.</summary>
    public CaseId Id { get; private set; }

    /// <summary>The number for people, and its key elsewhere.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public CaseState State { get; private set; }

    /// <summary>Whose case it is.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>How soon it is to be worked on.</summary>
    public CasePriority Priority { get; private set; }

    /// <summary>The serial number of the thing that fails; null if it is about none.</summary>
    public string? AssetKey { get; private set; }

    /// <summary>The entitlement or service plan that promises the times; null without one.</summary>
    public string? EntitlementKey { get; private set; }

    /// <summary>The case it is a part of, or follows up; null if neither.</summary>
    public string? ParentKey { get; private set; }

    /// <summary>Who works on it; null if nobody does yet.</summary>
    public string? OwnerKey { get; private set; }

    /// <summary>The queue it waits in; null if in none.</summary>
    public string? QueueKey { get; private set; }

    /// <summary>How long a customer's reply opens it again once resolved; the last moment counts.</summary>
    public Duration ReopenWindow { get; private set; }

    /// <summary>When it was resolved last; null while it is not.</summary>
    public Instant? ResolvedAt { get; private set; }

    /// <summary>How often it was opened again.</summary>
    public int ReopenCount { get; private set; }

    /// <summary>0, or how high it was escalated.</summary>
    public int EscalationLevel { get; private set; }

    /// <summary>The case it was merged into; null unless merged.</summary>
    public string? MergedIntoKey { get; private set; }

    /// <summary>The satisfaction the customer answered, 1 to 5; null if nothing yet.</summary>
    public int? SurveyCsat { get; private set; }

    /// <summary>What the customer added to the answer; null if nothing.</summary>
    public string? SurveyComment { get; private set; }

    /// <summary>What the customer answered when asked; null if nothing yet.</summary>
    public SurveyAnswer? Survey => SurveyCsat is int csat ? SurveyAnswer.Of(csat, SurveyComment).Value : null;

    /// <summary>What happened, oldest first, for the clocks of a service level.</summary>
    public IReadOnlyList<CaseFact> Facts => _facts;

    /// <summary>What was said, oldest first.</summary>
    public IReadOnlyList<CaseMessage> Messages => _messages;

    /// <summary>Every time it was resolved, oldest first.</summary>
    public IReadOnlyList<CaseResolution> Resolutions => _resolutions;

    /// <summary>Who wants to hear of it, by key.</summary>
    public IReadOnlyList<string> Watchers => _watchers;

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Opens a case, in the state New.</summary>
    /// <param name="opening">What is known of it.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="at">When.</param>
    /// <returns>The case with the event <c>CaseOpened</c>; or <c>service.number</c>, <c>service.party</c>, <c>service.subject</c>, <c>service.reopen_window</c>.</returns>
    public static Result<Case> Open(CaseOpening opening, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(opening);
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(opening.Number)) errors.Add(new ValidationError("/number", "A case needs a number.", "service.number"));
        if (string.IsNullOrWhiteSpace(opening.PartyKey)) errors.Add(new ValidationError("/partyKey", "Say whose case it is.", "service.party"));
        if (string.IsNullOrWhiteSpace(opening.Subject)) errors.Add(new ValidationError("/subject", "Say what the case is about.", "service.subject"));
        if (opening.ReopenWindow < Duration.Zero)
            errors.Add(new ValidationError("/reopenWindow", "The time for reopening is not negative.", "service.reopen_window"));
        if (errors.Count > 0) return Result.Invalid(errors);
        Case opened = new()
        {
            Id = opening.Id,
            Number = opening.Number,
            State = CaseState.New,
            PartyKey = opening.PartyKey,
            Subject = opening.Subject,
            Priority = opening.Priority,
            AssetKey = opening.AssetKey,
            EntitlementKey = opening.EntitlementKey,
            ParentKey = opening.ParentKey,
            ReopenWindow = opening.ReopenWindow,
        };
        opened.Note(CaseFactKind.Opened, actor, at);
        opened.Record(["CaseOpened"], actor, at, ("party", opened.PartyKey), ("priority", opened.Priority.ToString()), ("asset", opened.AssetKey));
        return opened;
    }

    private Result Fire(string trigger, CaseGuards guards, out Transition<CaseState>? transition)
    {
        Result<Transition<CaseState>> fired = LifeCycles.Case.Fire(State, trigger, guards.IsMet);
        transition = fired.HasValue ? fired.Value : null;
        return fired.ToResult();
    }

    private void Take(Transition<CaseState> transition, IEnumerable<string> events, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts)
    {
        CaseState before = State;
        State = transition.To;
        if (State != before) Note(CaseFactKind.StateChanged, actor, at);
        Record(events, actor, at, facts);
    }

    private void Note(CaseFactKind kind, string actor, Instant at) => _facts.Add(new CaseFact(at, kind, State, Priority, actor));

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);

    private static Result NotEditable(CaseState state) =>
        Result.Invalid(new ValidationError(null, $"The case is {state}: reopen it before it is changed.", StateErrors.NotEditable));
}
