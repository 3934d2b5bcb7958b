using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Domain;

/// <summary>A partner's claim to a deal: for some days nobody else may register the same customer.</summary>
/// <remarks>Protection ends with a local date, which still counts. Not thread-safe: load, change, store.</remarks>
public sealed class DealRegistration : IEventSource
{
    private readonly EventLog _events = new(nameof(DealRegistration));

    private DealRegistration()
    {
    }

    /// <summary>The id.</summary>
    public DealRegistrationId Id { get; private set; }

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>The partner.</summary>
    public string PartnerKey { get; private set; } = "";

    /// <summary>The customer's number.</summary>
    public string OrganisationKey { get; private set; } = "";

    /// <summary>The number of the opportunity.</summary>
    public string OpportunityNumber { get; private set; } = "";

    /// <summary>When it was registered.</summary>
    public Instant RegisteredAt { get; private set; }

    /// <summary>The last local date of protection.</summary>
    public LocalDate ProtectedUntil { get; private set; }

    /// <summary>When the partner gave it up; null if it did not.</summary>
    public Instant? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Registers a deal.</summary>
    /// <param name="request">What is registered.</param>
    /// <param name="protectionDays">For how many days it is protected: registered on 20 March with 90 days, until 18 June.</param>
    /// <param name="others">The registrations of the same customer.</param>
    /// <param name="actor">Who registers.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The registration with the event <c>DealRegistered</c>; or <c>partner.protected</c> while another partner's registration holds;
    /// <c>partner.registered</c> while the partner's own does; <c>partner.protection_days</c>.
    /// </returns>
    public static Result<DealRegistration> Register(
        DealRegistrationRequest request, int protectionDays, IEnumerable<DealRegistration> others, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(others);
        if (protectionDays < 0)
            return Result.Invalid(new ValidationError("/protectionDays", "Protection lasts 0 days or more.", "partner.protection_days"));
        LocalDate today = ClockTrigger.Today(at, request.Zone);
        DealRegistration? standing = others
            .Where(o => o.OrganisationKey == request.OrganisationKey && o.IsProtectedOn(today)).OrderBy(static o => o.RegisteredAt).FirstOrDefault();
        if (standing is not null)
        {
            return Result.Invalid(standing.PartnerKey == request.PartnerKey
                ? new ValidationError("/organisation", $"You have registered this customer until {LocalDatePattern.Iso.Format(standing.ProtectedUntil)} already.", "partner.registered")
                : new ValidationError("/organisation", $"The customer is registered by another partner until {LocalDatePattern.Iso.Format(standing.ProtectedUntil)}.", "partner.protected"));
        }

        DealRegistration deal = new()
        {
            Id = request.Id,
            PartnerKey = request.PartnerKey,
            OrganisationKey = request.OrganisationKey,
            OpportunityNumber = request.OpportunityNumber,
            RegisteredAt = at,
            ProtectedUntil = today.PlusDays(protectionDays),
        };
        deal.Record("DealRegistered", actor, at, ("partner", deal.PartnerKey), ("organisation", deal.OrganisationKey));
        return deal;
    }

    /// <summary>Whether it holds on a date.</summary>
    /// <param name="date">The date in the zone of the registration.</param>
    public bool IsProtectedOn(LocalDate date) => WithdrawnAt is null && date <= ProtectedUntil;

    /// <summary>Gives it up.</summary>
    /// <param name="actor">Who gives it up.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or <c>partner.withdrawn</c>.</returns>
    public Result Withdraw(string actor, Instant at)
    {
        if (WithdrawnAt is not null) return Result.Invalid(new ValidationError(null, "The registration is withdrawn already.", "partner.withdrawn"));
        WithdrawnAt = at;
        Record("DealRegistrationWithdrawn", actor, at);
        return Result.Success();
    }

    private void Record(string type, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add([type], Id.Value, ++Version, actor, at, facts);
}
