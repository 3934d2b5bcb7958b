using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Somebody who might buy: who it is, how warm, who works on it, and what became of it.</summary>
/// <remarks>
/// The life cycle is <see cref="LifeCycles.Lead"/>. A first engagement starts nurturing and a score that reaches the threshold hands the
/// lead over to sales, both by themselves. A refused method changes nothing. Not thread-safe: load, change, store.
/// </remarks>
public sealed partial class Lead : IEventSource
{
    private readonly EventLog _events = new(nameof(Lead));
    private readonly List<LeadEngagement> _engagements = [];
    private readonly List<LeadAssignment> _assignments = [];
    private List<ContactPoint> _contactPoints = [];

    private Lead()
    {
    }

    /// <summary>The id.</summary>
    public LeadId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public LeadState State { get; private set; }

    /// <summary>The name of the person; null if not known.</summary>
    public string? PersonName { get; private set; }

    /// <summary>The name of the organisation; null if not known.</summary>
    public string? OrganisationName { get; private set; }

    /// <summary>Where it comes from; null if not known.</summary>
    public string? Source { get; private set; }

    /// <summary>How warm it is; never below 0.</summary>
    public decimal Score { get; private set; }

    /// <summary>Who works on it; null if nobody does.</summary>
    public string? OwnerKey { get; private set; }

    /// <summary>Not to be offered to sales before this date; null if nothing speaks against it.</summary>
    public LocalDate? NurtureUntil { get; private set; }

    /// <summary>Why it was last recycled or disqualified; null if it never was.</summary>
    public string? Reason { get; private set; }

    /// <summary>The lead it was merged into; null if it was not.</summary>
    public LeadId? MergedInto { get; private set; }

    /// <summary>The number of the person, or else of the organisation, it became; null if it is not converted.</summary>
    public string? ConvertedTo { get; private set; }

    /// <summary>The number of the opportunity that was opened with it; null if none was.</summary>
    public string? OpportunityNumber { get; private set; }

    /// <summary>Ways to reach it.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints => _contactPoints;

    /// <summary>What it did, oldest first.</summary>
    public IReadOnlyList<LeadEngagement> Engagements => _engagements;

    /// <summary>Who it was given to, oldest first.</summary>
    public IReadOnlyList<LeadAssignment> Assignments => _assignments;

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Takes a lead in: new, with score 0 and no owner.</summary>
    /// <param name="capture">What is known of it.</param>
    /// <param name="actor">Who takes it in.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The lead with the event <c>LeadCaptured</c>; or every problem: <c>lead.number</c>, and the unmet guard
    /// <c>personName||organisationName</c> (<see cref="StateErrors.GuardFailed"/>), since a lead without any name is nobody.
    /// </returns>
    public static Result<Lead> Capture(LeadCapture capture, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(capture);
        List<ValidationError> errors = [];
        if (!Fact.IsThere(capture.Number)) errors.Add(new("/number", "A lead needs a number.", "lead.number"));
        if (!Fact.IsThere(capture.PersonName) && !Fact.IsThere(capture.OrganisationName))
            errors.Add(StateErrors.Unmet("personName||organisationName", "a lead needs the name of a person or of an organisation"));
        if (errors.Count > 0) return Result.Invalid(errors);

        Lead lead = new()
        {
            Id = capture.Id,
            Number = capture.Number.Trim(),
            State = LifeCycles.Lead.Initial,
            Source = Named(capture.Source),
            PersonName = Named(capture.PersonName),
            OrganisationName = Named(capture.OrganisationName),
        };
        lead._contactPoints = [.. capture.ContactPoints];
        lead.Record(["LeadCaptured"], actor, at, ("number", lead.Number), ("source", lead.Source));
        return lead;
    }

    /// <summary>Corrects who it is, while it is open.</summary>
    /// <param name="personName">The name of the person; blank if not known.</param>
    /// <param name="organisationName">The name of the organisation; blank if not known.</param>
    /// <param name="contactPoints">Ways to reach it.</param>
    /// <param name="actor">Who corrects.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or <see cref="StateErrors.NotEditable"/>, or the unmet guard <c>personName||organisationName</c>.</returns>
    public Result Correct(string? personName, string? organisationName, IReadOnlyList<ContactPoint> contactPoints, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contactPoints);
        if (!LifeCycles.Lead.IsEditable(State) || Erasure != ErasureMode.None) return Over();
        if (!Fact.IsThere(personName) && !Fact.IsThere(organisationName))
            return Result.Invalid(StateErrors.Unmet("personName||organisationName", "a lead needs the name of a person or of an organisation"));
        PersonName = Named(personName);
        OrganisationName = Named(organisationName);
        _contactPoints = [.. contactPoints];
        Record(["LeadCorrected"], actor, at);
        return Result.Success();
    }

    private static string? Named(string? text) => Fact.IsThere(text) ? text!.Trim() : null;

    private Result Fire(string trigger, LeadGuards facts, out Transition<LeadState>? transition)
    {
        transition = null;
        if (Erasure != ErasureMode.None) return Over();
        Result<Transition<LeadState>> fired = LifeCycles.Lead.Fire(State, trigger, facts.IsMet);
        transition = fired.HasValue ? fired.Value : null;
        return fired.ToResult();
    }

    private void Take(Transition<LeadState> transition, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts)
    {
        State = transition.To;
        Record(transition.Events.Where(static e => !e.EndsWith('?')), actor, at, facts);
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);
}
