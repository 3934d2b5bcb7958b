using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>A deal that may be won: its stage, its worth, who works on it and what became of it.</summary>
/// <remarks>
/// The state (open, on hold, won, lost) is fixed in code; the stage is the tenant's and moves while the opportunity is open. A won deal
/// cannot be lost: reopen it first. Not thread-safe: load, change, store.
/// </remarks>
public sealed partial class Opportunity : IEventSource
{
    private readonly EventLog _events = new(nameof(Opportunity));
    private readonly List<StageChange> _stageHistory = [];
    private readonly List<OpportunityClosing> _closings = [];
    private List<ContactRole> _contacts = [];
    private List<string> _team = [];
    private List<SplitShare> _split = [];

    private Opportunity()
    {
    }

    /// <summary>The id.</summary>
    public OpportunityId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public OpportunityState State { get; private set; }

    /// <summary>The pipeline whose stages it goes through.</summary>
    public string PipelineKey { get; private set; } = "";

    /// <summary>The stage; once closed, the last open stage.</summary>
    public string StageKey { get; private set; } = "";

    /// <summary>The chance of winning in percent: 100 once won, 0 once lost.</summary>
    public decimal Probability { get; private set; }

    /// <summary>How sure a forecast may be: that of the stage while open, Closed once won, Omitted on hold or lost.</summary>
    public ForecastCategory Category => State switch
    {
        OpportunityState.Open => StageCategory,
        OpportunityState.Won => ForecastCategory.Closed,
        _ => ForecastCategory.Omitted,
    };

    /// <summary>The forecast category of the stage it is in, or was in last.</summary>
    public ForecastCategory StageCategory { get; private set; }

    /// <summary>Who would buy; null if not known yet. Needed to win.</summary>
    public string? CustomerKey { get; private set; }

    /// <summary>Who sells.</summary>
    public string OwnerKey { get; private set; } = "";

    /// <summary>The time zone in which its dates count.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>When it is expected to be decided; null if unknown.</summary>
    public LocalDate? CloseDate { get; private set; }

    /// <summary>The local date on which it was won or lost; null while open.</summary>
    public LocalDate? ActualCloseDate { get; private set; }

    /// <summary>Why it is on hold; null otherwise.</summary>
    public string? HoldReason { get; private set; }

    /// <summary>The partner who registered the deal; null if none did.</summary>
    public string? PartnerKey { get; private set; }

    /// <summary>The last local date on which the partner's registration protects the deal; null without one.</summary>
    public LocalDate? PartnerProtectedUntil { get; private set; }

    /// <summary>Every stage it has been in, oldest first.</summary>
    public IReadOnlyList<StageChange> StageHistory => _stageHistory;

    /// <summary>Every time it was won or lost, oldest first; reopening keeps them.</summary>
    public IReadOnlyList<OpportunityClosing> Closings => _closings;

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Opens an opportunity.</summary>
    /// <param name="opening">What is known of it.</param>
    /// <param name="pipeline">The pipeline it goes through.</param>
    /// <param name="actor">Who opens it.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The opportunity with the event <c>OpportunityOpened</c>, or every problem: <c>sales.number</c>, <c>sales.owner</c>,
    /// <c>sales.stage_unknown</c>, <c>sales.amount_negative</c>, <c>sales.rate_missing</c>.
    /// </returns>
    public static Result<Opportunity> Open(OpportunityOpening opening, Pipeline pipeline, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(pipeline);
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(opening.Number))
            errors.Add(new ValidationError("/number", "An opportunity needs a number.", "sales.number"));
        if (string.IsNullOrWhiteSpace(opening.OwnerKey))
            errors.Add(new ValidationError("/ownerKey", "An opportunity needs an owner.", "sales.owner"));
        if (!pipeline.TryGet(opening.StageKey ?? pipeline.First.Key, out PipelineStage? stage))
            errors.Add(new ValidationError("/stageKey", $"The pipeline has no stage '{opening.StageKey}'.", "sales.stage_unknown"));
        if (opening.Amount is Money worth) errors.AddRange(CheckAmount(worth, opening.Rate, opening.BaseCurrency));
        if (errors.Count > 0) return Result.Invalid(errors);

        Opportunity opportunity = new()
        {
            Id = opening.Id,
            Number = opening.Number,
            State = OpportunityState.Open,
            PipelineKey = pipeline.Definition.Key,
            CustomerKey = Blank(opening.CustomerKey),
            OwnerKey = opening.OwnerKey,
            BaseCurrency = opening.BaseCurrency,
            Zone = opening.Zone,
            CloseDate = opening.CloseDate,
            PartnerKey = opening.PartnerKey,
            PartnerProtectedUntil = opening.PartnerProtectedUntil,
        };
        opportunity._team.Add(opening.OwnerKey);
        if (opening.Amount is Money amount) opportunity.TakeAmount(amount, opening.Rate);
        opportunity.EnterStage(stage!, null, null, actor, at);
        opportunity.Record(["OpportunityOpened"], actor, at, ("stage", opportunity.StageKey), ("amount", EventLog.Text(opportunity.Amount)));
        return opportunity;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private Result Fire(string trigger, OpportunityGuards guards, out Transition<OpportunityState>? transition)
    {
        Result<Transition<OpportunityState>> fired = LifeCycles.Opportunity.Fire(State, trigger, guards.IsMet);
        transition = fired.HasValue ? fired.Value : null;
        return fired.ToResult();
    }

    private void Take(Transition<OpportunityState> transition, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts)
    {
        State = transition.To;
        Record(transition.Events, actor, at, facts);
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);

    private Result Editable() => State is OpportunityState.Open or OpportunityState.OnHold
        ? Result.Success()
        : Result.Invalid(new ValidationError(null, $"The opportunity is {State}: reopen it before it is changed.", StateErrors.NotEditable));
}
