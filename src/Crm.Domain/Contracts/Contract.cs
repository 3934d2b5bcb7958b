using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>A contract with a term: approved, signed, started by the clock, renewed or ended.</summary>
/// <remarks>
/// First and last day are both included, in the zone of the contract. The end is always counted from the first day, so renewing month by
/// month never drifts: 31 January, 28 February, 31 March. Not thread-safe: load, change, store.
/// </remarks>
public sealed partial class Contract : IEventSource
{
    private readonly EventLog _events = new(nameof(Contract));

    private Contract()
    {
    }

    /// <summary>The id.</summary>
    public ContractId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public ContractState State { get; private set; }

    /// <summary>With whom.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>The time zone in which its dates count.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>The first day of cover; null if not agreed yet.</summary>
    public LocalDate? StartDate { get; private set; }

    /// <summary>How long it first runs, in months.</summary>
    public int TermMonths { get; private set; }

    /// <summary>True if it goes on by itself.</summary>
    public bool AutoRenew { get; private set; }

    /// <summary>How many months it goes on for.</summary>
    public int AutoRenewMonths { get; private set; }

    /// <summary>How often it went on by itself.</summary>
    public int RenewalCount { get; private set; }

    /// <summary>The last day of cover, included; null while the first is open.</summary>
    public LocalDate? EndDate => StartDate is LocalDate start ? MonthTerm.LastDay(start, TermMonths + (RenewalCount * AutoRenewMonths)) : null;

    /// <summary>Who asked for approval; null before.</summary>
    public string? SubmitterKey { get; private set; }

    /// <summary>Who approved; null before.</summary>
    public string? ApproverKey { get; private set; }

    /// <summary>Who signed for the customer; null before.</summary>
    public string? SignedBy { get; private set; }

    /// <summary>The day of the signature; null before.</summary>
    public LocalDate? SignedOn { get; private set; }

    /// <summary>True once notice of non-renewal was given.</summary>
    public bool NoticeGiven { get; private set; }

    /// <summary>The day a termination takes effect; null unless terminated.</summary>
    public LocalDate? TerminatedFrom { get; private set; }

    /// <summary>Why it is suspended, terminated or canceled; null otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>The contract it follows; null for the first.</summary>
    public string? PredecessorKey { get; private set; }

    /// <summary>The contract that follows it; null unless renewed.</summary>
    public string? SuccessorKey { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>True if a day is covered: the contract is in force and the day between its first and last.</summary>
    /// <param name="date">The local date in the zone of the contract.</param>
    public bool Covers(LocalDate date) => State == ContractState.Active && date >= StartDate && date <= EndDate;

    /// <summary>Drafts a contract.</summary>
    /// <param name="draft">What it is to say.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>The draft with the event <c>ContractDrafted</c>; or <c>contracts.number</c>, <c>contracts.party</c>, <c>contracts.term</c>.</returns>
    public static Result<Contract> Draft(ContractDraft draft, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(draft);
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(draft.Number)) errors.Add(new ValidationError("/number", "A contract needs a number.", "contracts.number"));
        if (string.IsNullOrWhiteSpace(draft.PartyKey)) errors.Add(new ValidationError("/partyKey", "Say with whom the contract is.", "contracts.party"));
        if (draft.TermMonths is < 1 or > MaxMonths) errors.Add(new ValidationError("/termMonths", "A term is 1 to 1200 months.", "contracts.term"));
        if (draft.AutoRenewMonths is < 1 or > MaxMonths)
            errors.Add(new ValidationError("/autoRenewMonths", "A renewal is 1 to 1200 months; leave it out for the term.", "contracts.term"));
        if (errors.Count > 0) return Result.Invalid(errors);
        Contract contract = new()
        {
            Id = draft.Id,
            Number = draft.Number,
            PartyKey = draft.PartyKey,
            StartDate = draft.Start,
            TermMonths = draft.TermMonths,
            Zone = draft.Zone,
            AutoRenew = draft.AutoRenew,
            AutoRenewMonths = draft.AutoRenewMonths ?? draft.TermMonths,
            PredecessorKey = draft.PredecessorKey,
        };
        contract.Record(["ContractDrafted"], actor, at, ("party", draft.PartyKey));
        return contract;
    }

    /// <summary>The longest term: a hundred years.</summary>
    public const int MaxMonths = 1200;

    private Result Fire(string trigger, ContractGuards guards, string actor, Instant at, Action? effects, params ReadOnlySpan<(string, string?)> facts)
    {
        Result<Transition<ContractState>> fired = LifeCycles.Contract.Fire(State, trigger, guards.IsMet);
        if (!fired.TryGetValue(out Transition<ContractState>? transition)) return fired.ToResult();
        State = transition.To;
        effects?.Invoke();
        Record(transition.Events, actor, at, facts);
        return Result.Success();
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);
}
