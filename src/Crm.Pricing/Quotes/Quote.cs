using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>One version of a quote: what was asked, what it costs and why, and how far it has come.</summary>
/// <remarks>
/// The versions of a quote share its number; revising supersedes a version and opens the next, so at most one is live. Only a draft can be
/// changed; from the approval on, prices and trace are frozen. Every time comes as an argument. Not thread-safe: load, change, store.
/// </remarks>
public sealed partial class Quote : IEventSource
{
    private readonly List<DomainEvent> _pending = [];

    private Quote()
    {
    }

    /// <summary>The id of this version.</summary>
    public QuoteId Id { get; private set; }

    /// <summary>The number for people; all versions share it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The version for people, from 1.</summary>
    public int Revision { get; private set; }

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public QuoteState State { get; private set; }

    /// <summary>True for a version that can still become, or has become, the deal: neither lost, canceled, expired nor superseded.</summary>
    public bool IsLive => QuoteLifeCycle.Machine.CategoryOf(State) is StateCategory.Open or StateCategory.Won;

    /// <summary>What was asked for.</summary>
    public QuoteRequest Request { get; private set; } = new([]);

    /// <summary>What it was priced with; of the exchange rates those of <see cref="PricingContext.RateDate"/>, so that a later correction does not reach it.</summary>
    public PricingContext Context { get; private set; } = null!;

    /// <summary>What it comes to, with the trace of every line.</summary>
    public PricedQuote Prices { get; private set; } = null!;

    /// <summary>The hash of request and prices from the moment they were frozen; null in a draft and in review.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>The id (IANA) of the time zone in which <see cref="ValidUntil"/> counts.</summary>
    public string ZoneId { get; private set; } = "UTC";

    /// <summary>The time zone in which <see cref="ValidUntil"/> counts.</summary>
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];

    /// <summary>The last valid day, included; null for a quote that does not expire. No command moves it: another day is another version.</summary>
    public LocalDate? ValidUntil { get; private set; }

    /// <summary>The opportunity it belongs to; null for none.</summary>
    public string? OpportunityKey { get; private set; }

    /// <summary>The customer; null if not known yet.</summary>
    public string? CustomerKey { get; private set; }

    /// <summary>The last round of approval; null before the first. In a draft it is that of before the change.</summary>
    public QuoteApproval? Approval { get; private set; }

    /// <summary>What was agreed to in earlier rounds and versions, with the values it was agreed at: nobody is asked again about what did not get worse.</summary>
    public IReadOnlyList<RequiredApproval> Agreed { get; private set; } = [];

    /// <summary>Who submitted it; null if nobody did.</summary>
    public string? Submitter { get; private set; }

    /// <summary>Who gave the last agreement that it needed; null if nobody did or nobody had to.</summary>
    public string? Approver { get; private set; }

    /// <summary>Who accepted it for the customer; null if nobody did.</summary>
    public string? AcceptedBy { get; private set; }

    /// <summary>When it was accepted; null if it was not.</summary>
    public Instant? AcceptedAt { get; private set; }

    /// <summary>What was said when it was rejected, declined or canceled last; null if nothing was.</summary>
    public string? Reason { get; private set; }

    /// <summary>The order that was made of it; null if none was.</summary>
    public string? OrderKey { get; private set; }

    /// <summary>The key under which that order was placed; null if none was.</summary>
    public string? OrderIdempotencyKey { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _pending.Clear();

    /// <summary>Writes the first version of a quote.</summary>
    /// <param name="opening">What is known of it.</param>
    /// <param name="actor">Who writes it.</param>
    /// <param name="at">When.</param>
    /// <returns>The draft with the event <c>QuoteCreated</c>; or every problem: <c>pricing.quote_number</c>, <c>pricing.quote_mismatch</c>, <c>pricing.zone_unknown</c>.</returns>
    public static Result<Quote> Create(QuoteOpening opening, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(opening);
        Problems problems = new();
        problems.Require(!string.IsNullOrWhiteSpace(opening.Number), "/number", "pricing.quote_number", "A quote needs a number.");
        problems.Require(DateTimeZoneProviders.Tzdb.GetZoneOrNull(opening.Zone.Id) is not null, "/zone", "pricing.zone_unknown", $"{opening.Zone.Id} is no zone of the IANA database: it could not be read back.");
        CheckPrices(opening.Request, opening.Context, opening.Prices, problems);
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        Quote quote = new()
        {
            Id = opening.Id,
            Number = opening.Number,
            Revision = 1,
            State = QuoteLifeCycle.Machine.Initial,
            Request = opening.Request,
            Context = Kept(opening.Context),
            Prices = opening.Prices,
            ZoneId = opening.Zone.Id,
            ValidUntil = opening.ValidUntil,
            OpportunityKey = opening.OpportunityKey,
            CustomerKey = opening.CustomerKey,
        };
        quote.Record(["QuoteCreated"], actor, at);
        return quote;
    }

    /// <summary>Changes what a draft asks for and what it comes to.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="context">What it was priced with.</param>
    /// <param name="prices">What it comes to: the same lines.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="at">When.</param>
    public Result Reprice(QuoteRequest request, PricingContext context, PricedQuote prices, string actor, Instant at)
    {
        if (!QuoteLifeCycle.Machine.IsEditable(State))
            return Result.Invalid(new ValidationError(null, $"The quote is {State}: only a draft can be changed. Edit or revise it first.", StateErrors.NotEditable));
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        Problems problems = new();
        CheckPrices(request, context, prices, problems);
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        (Request, Context, Prices) = (request, Kept(context), prices);
        Record(["QuoteRepriced"], actor, at);
        return Result.Success();
    }

    /// <summary>A copy that shares nothing that changes; its events stay with the original.</summary>
    internal Quote Copy() => new()
    {
        Id = Id,
        Number = Number,
        Revision = Revision,
        Version = Version,
        State = State,
        Request = Request,
        Context = Context,
        Prices = Prices,
        ContentHash = ContentHash,
        ZoneId = ZoneId,
        ValidUntil = ValidUntil,
        OpportunityKey = OpportunityKey,
        CustomerKey = CustomerKey,
        Approval = Approval,
        Agreed = Agreed,
        Submitter = Submitter,
        Approver = Approver,
        AcceptedBy = AcceptedBy,
        AcceptedAt = AcceptedAt,
        Reason = Reason,
        OrderKey = OrderKey,
        OrderIdempotencyKey = OrderIdempotencyKey,
    };

    private static PricingContext Kept(PricingContext context) => context with { Rates = PricingContextConverter.RatesOfTheDay(context) };

    private static void CheckPrices(QuoteRequest request, PricingContext context, PricedQuote prices, Problems problems)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(prices);
        bool same = request.Lines.Count == prices.Lines.Count
            && request.Lines.Zip(prices.Lines, static (asked, priced) => asked.Id == priced.Id && asked.Quantity == priced.Quantity).All(static ok => ok);
        problems.Require(same, "/prices/lines", "pricing.quote_mismatch", "The prices are those of other lines: price this request and hand both over.");
        problems.Require(context.AsOf == prices.AsOf && context.Currency == prices.Currency, "/context", "pricing.quote_mismatch", "The prices are those of another instant or currency: hand over what they were priced with.");
    }

    private Result Take(string trigger, QuoteGuards guards, string actor, Instant at, params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        // Before anything changes: what is refused leaves no half of a change.
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        Result<Transition<QuoteState>> fired = QuoteLifeCycle.Machine.Fire(State, trigger, guards.IsMet);
        if (!fired.IsSuccess) return fired.ToResult();
        State = fired.Value.To;
        // The event of the next version belongs to that version.
        Record(fired.Value.Events.Where(static e => e != "QuoteCreated"), actor, at, facts);
        return Result.Success();
    }

    private LocalDate Today(Instant at) => at.InZone(Zone).Date;

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        Version++;
        ImmutableSortedDictionary<string, string>.Builder payload = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        payload["number"] = Number;
        payload["revision"] = Revision.ToString(CultureInfo.InvariantCulture);
        payload["currency"] = Prices.Currency;
        payload["net"] = Prices.Totals.Net.ToString(CultureInfo.InvariantCulture);
        payload["total"] = Prices.Totals.Total.ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string? value) in facts)
        {
            if (value is not null) payload[name] = value;
        }

        ImmutableSortedDictionary<string, string> shared = payload.ToImmutable();
        foreach (string type in types)
            _pending.Add(new DomainEvent(type, nameof(Quote), Id.ToString(), Version, at, actor, shared));
    }
}
