using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>A campaign over its life cycle, and its sendings.</summary>
/// <remarks>Consent is asked for each recipient at the moment of sending, never when the campaign is made ready. Not thread-safe.</remarks>
public sealed class Campaign : IEventSource
{
    private readonly EventLog _events = new(nameof(Campaign));
    private List<string> _channels = [];

    private Campaign()
    {
    }

    /// <summary>The id.</summary>
    public CampaignId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public CampaignState State { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it may cost; null if not decided.</summary>
    public Money? Budget { get; private set; }

    /// <summary>The purpose that recipients must have consented to; null if not chosen.</summary>
    public string? Purpose { get; private set; }

    /// <summary>How many recipients it was made ready for.</summary>
    public int Audience { get; private set; }

    /// <summary>Not to be launched before; null for at once.</summary>
    public Instant? StartAt { get; private set; }

    /// <summary>Not to be resumed after; null for open.</summary>
    public Instant? EndAt { get; private set; }

    /// <summary>How many messages were sent, over all sendings.</summary>
    public long Sent { get; private set; }

    /// <summary>How many recipients were left out, over all sendings.</summary>
    public long Suppressed { get; private set; }

    /// <summary>The channels it uses.</summary>
    public IReadOnlyList<string> Channels => _channels;

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Plans a campaign.</summary>
    /// <param name="plan">What it is to be.</param>
    /// <param name="actor">Who plans it.</param>
    /// <param name="at">When.</param>
    /// <returns>The campaign with the event <c>CampaignCreated</c>; or every problem: <c>campaign.number</c>, <c>campaign.name</c>, <c>campaign.budget_negative</c>, <c>campaign.period</c>.</returns>
    public static Result<Campaign> Create(CampaignPlan plan, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<ValidationError> errors = [];
        if (!Fact.IsThere(plan.Number)) errors.Add(new("/number", "A campaign needs a number.", "campaign.number"));
        if (!Fact.IsThere(plan.Name)) errors.Add(new("/name", "A campaign needs a name.", "campaign.name"));
        if (plan.Budget?.Amount < 0) errors.Add(new("/budget", "A budget is not negative.", "campaign.budget_negative"));
        if (plan.EndAt <= plan.StartAt) errors.Add(new("/endAt", "A campaign ends after it starts.", "campaign.period"));
        if (errors.Count > 0) return Result.Invalid(errors);
        Campaign campaign = new()
        {
            Id = plan.Id,
            Number = plan.Number.Trim(),
            Name = plan.Name.Trim(),
            State = LifeCycles.Campaign.Initial,
            Budget = plan.Budget,
            Purpose = Fact.IsThere(plan.Purpose) ? plan.Purpose : null,
            StartAt = plan.StartAt,
            EndAt = plan.EndAt,
        };
        campaign._channels = [.. plan.Channels];
        campaign.Record(["CampaignCreated"], actor, at, ("number", campaign.Number));
        return campaign;
    }

    /// <summary>Says that everything is there to begin.</summary>
    /// <param name="audience">How many recipients there are.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle: <c>audience non-empty</c>, <c>budget!=null</c>, <c>consent purpose chosen</c>.</returns>
    public Result MarkReady(int audience, string actor, Instant at)
    {
        CampaignGuards facts = new() { Audience = audience, Budget = Budget, Purpose = Purpose };
        Result fired = Go(nameof(MarkReady), facts, actor, at, ("audience", EventLog.Text(audience)));
        if (fired.IsSuccess) Audience = audience;
        return fired;
    }

    /// <summary>Back to planning, to change something.</summary>
    /// <param name="actor">Who decided.</param>
    /// <param name="at">When.</param>
    public Result BackToPlanning(string actor, Instant at) => Go(nameof(BackToPlanning), new(), actor, at);

    /// <summary>Begins.</summary>
    /// <param name="actor">Who launches.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or the refusal of the life cycle, such as <c>now&gt;=startAt</c>.</returns>
    public Result Launch(string actor, Instant at) => Go(nameof(Launch), new() { Now = at, StartAt = StartAt }, actor, at);

    /// <summary>Stops for a while.</summary>
    /// <param name="reason">Why, in words; needed.</param>
    /// <param name="actor">Who stops it.</param>
    /// <param name="at">When.</param>
    public Result Suspend(string? reason, string actor, Instant at) => Go(nameof(Suspend), new() { Reason = reason }, actor, at, ("reason", reason));

    /// <summary>Goes on.</summary>
    /// <param name="actor">Who resumes.</param>
    /// <param name="at">When.</param>
    public Result Resume(string actor, Instant at) => Go(nameof(Resume), new() { Now = at, EndAt = EndAt }, actor, at);

    /// <summary>Ends. Its figures are frozen.</summary>
    /// <param name="actor">Who ends it.</param>
    /// <param name="at">When.</param>
    public Result Complete(string actor, Instant at) => Go(nameof(Complete), new(), actor, at);

    /// <summary>Gives it up.</summary>
    /// <param name="reason">Why, in words; needed.</param>
    /// <param name="actor">Who gives it up.</param>
    /// <param name="at">When.</param>
    public Result Cancel(string? reason, string actor, Instant at) => Go(nameof(Cancel), new() { Reason = reason }, actor, at, ("reason", reason));

    /// <summary>Decides for each recipient whether it may be written to now. Sending itself is the host's.</summary>
    /// <param name="channel">By which channel.</param>
    /// <param name="recipients">Who is to be written to, in order; somebody named twice is written to once.</param>
    /// <param name="consent">Answers whether a recipient may be written to: usually <see cref="ConsentLedger.Evaluate"/> at <paramref name="at"/>.</param>
    /// <param name="actor">Who sends.</param>
    /// <param name="at">When.</param>
    /// <returns>Who is written to and who is not, with the decision for each; or <c>campaign.not_active</c>.</returns>
    public Result<CampaignSending> Send(
        string channel, IReadOnlyList<string> recipients, Func<string, ConsentQuestion, ConsentDecision> consent, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(recipients);
        ArgumentNullException.ThrowIfNull(consent);
        if (State != CampaignState.Active)
            return Result.Invalid(new ValidationError(null, $"{Number} is {State}: only an active campaign sends.", "campaign.not_active"));
        ConsentQuestion question = new(Purpose!, channel, at);
        List<string> sent = [];
        List<SuppressedRecipient> suppressed = [];
        foreach (string recipient in recipients.Distinct(StringComparer.Ordinal))
        {
            ConsentDecision decision = consent(recipient, question);
            if (decision.IsAllowed) sent.Add(recipient);
            else suppressed.Add(new(recipient, decision));
        }

        Sent += sent.Count;
        Suppressed += suppressed.Count;
        Record(["CampaignSent"], actor, at, ("channel", channel), ("sent", EventLog.Text(sent.Count)), ("suppressed", EventLog.Text(suppressed.Count)));
        return new CampaignSending(sent, suppressed);
    }

    private Result Go(string trigger, CampaignGuards facts, string actor, Instant at, params ReadOnlySpan<(string, string?)> payload)
    {
        Result<Transition<CampaignState>> fired = LifeCycles.Campaign.Fire(State, trigger, facts.IsMet);
        if (!fired.IsSuccess) return fired.ToResult();
        State = fired.Value.To;
        Record(fired.Value.Events, actor, at, payload);
        return Result.Success();
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);
}
