using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>How much a customer may owe, who changed it when, and what a new document would make of it.</summary>
/// <remarks>
/// It keeps the limit, not the exposure: that is computed from orders, invoices and receipts (<see cref="CreditExposures"/>), so the two
/// can never drift apart. Not thread-safe: load, change, store.
/// </remarks>
public sealed class CreditAccount : IEventSource
{
    private readonly EventLog _events = new(nameof(CreditAccount));
    private readonly List<CreditLimitChange> _changes = [];

    private CreditAccount()
    {
    }

    /// <summary>The id.</summary>
    public CreditAccountId Id { get; private set; }

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Whose account it is.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>The party whose limit covers this one as well; null if none.</summary>
    public string? GroupPartyKey { get; private set; }

    /// <summary>The currency of the company, in which limit and exposure are.</summary>
    public Currency Currency { get; private set; } = CurrencyTable.None;

    /// <summary>The highest exposure that passes; null for no check.</summary>
    public Money? LimitAmount { get; private set; }

    /// <summary>The utilisation from which people are warned, in percent.</summary>
    public decimal WarnPercent { get; private set; }

    /// <summary>The limit and its warning.</summary>
    public CreditLimit Limit => new(LimitAmount, WarnPercent);

    /// <summary>Every change of the limit, oldest first.</summary>
    public IReadOnlyList<CreditLimitChange> Changes => _changes;

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Opens an account.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="partyKey">Whose account it is.</param>
    /// <param name="groupPartyKey">The party whose limit covers this one as well; null if none.</param>
    /// <param name="currency">The currency of the company.</param>
    /// <param name="limit">The highest exposure that passes; null for no check.</param>
    /// <param name="warnPercent">The utilisation from which people are warned: greater than 0, at most 100.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>The account with the event <c>CreditAccountOpened</c>; or <c>credit.party</c>, <c>credit.limit</c>, <c>credit.warn_percent</c>.</returns>
    public static Result<CreditAccount> Open(
        CreditAccountId id, string partyKey, string? groupPartyKey, Currency currency, Money? limit, decimal warnPercent, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(currency);
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(partyKey) || partyKey == groupPartyKey)
            errors.Add(new ValidationError("/partyKey", "Say whose account it is; a party is not its own group.", "credit.party"));
        if (limit is Money amount) errors.AddRange(CheckLimit(amount, currency));
        if (warnPercent is <= 0m or > 100m)
            errors.Add(new ValidationError("/warnPercent", "People are warned from more than 0 to 100 percent.", "credit.warn_percent"));
        if (errors.Count > 0) return Result.Invalid(errors);
        CreditAccount account = new()
        {
            Id = id,
            PartyKey = partyKey,
            GroupPartyKey = groupPartyKey,
            Currency = currency,
            LimitAmount = limit,
            WarnPercent = warnPercent,
        };
        account.Record("CreditAccountOpened", actor, at, ("party", partyKey), ("limit", EventLog.Text(limit)));
        return account;
    }

    /// <summary>Raises the limit.</summary>
    /// <param name="to">The new limit; above the old one.</param>
    /// <param name="reason">Why; goes into the audit.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CreditLimitRaised</c> with old and new; or <c>credit.limit</c>, <c>credit.reason</c>, <c>credit.not_raised</c>.</returns>
    public Result RaiseLimit(Money to, string reason, string actor, Instant at)
    {
        List<ValidationError> errors = CheckLimit(to, Currency);
        if (errors.Count == 0 && (LimitAmount is not Money old || to <= old))
            errors.Add(new ValidationError("/limit", $"The limit is {EventLog.Text(LimitAmount) ?? "not set"}: raising means more than that.", "credit.not_raised"));
        return Change("CreditLimitRaised", to, reason, errors, actor, at);
    }

    /// <summary>Sets the limit to whatever is wanted, or removes it.</summary>
    /// <param name="to">The new limit; null for no check.</param>
    /// <param name="reason">Why; goes into the audit.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CreditLimitChanged</c> with old and new if it changed; or <c>credit.limit</c>, <c>credit.reason</c>.</returns>
    public Result ChangeLimit(Money? to, string reason, string actor, Instant at)
    {
        List<ValidationError> errors = to is Money amount ? CheckLimit(amount, Currency) : [];
        return errors.Count == 0 && to == LimitAmount ? Result.Success() : Change("CreditLimitChanged", to, reason, errors, actor, at);
    }

    /// <summary>Checks what a document would make of the exposure, and says so if people are to be warned.</summary>
    /// <param name="exposure">The exposure so far, in the currency of the company.</param>
    /// <param name="document">The total of the document, tax included, in the currency of the company.</param>
    /// <returns>The decision. Nothing changes: a check is not an event.</returns>
    public CreditDecision Check(CreditExposure exposure, Money document) => Limit.Check(exposure.With(document, Money.Zero(Currency)));

    private Result Change(string type, Money? to, string reason, List<ValidationError> errors, string actor, Instant at)
    {
        if (string.IsNullOrWhiteSpace(reason)) errors.Add(new ValidationError("/reason", "Say why the limit changes.", "credit.reason"));
        if (errors.Count > 0) return Result.Invalid(errors);
        _changes.Add(new CreditLimitChange(LimitAmount, to, reason, at, actor));
        (Money? old, LimitAmount) = (LimitAmount, to);
        Record(type, actor, at, ("old", EventLog.Text(old)), ("new", EventLog.Text(to)), ("reason", reason));
        return Result.Success();
    }

    private static List<ValidationError> CheckLimit(Money limit, Currency currency) => limit.Currency == currency && limit.Amount >= 0m
        ? []
        : [new ValidationError("/limit", $"A limit is in {currency} and not negative.", "credit.limit")];

    private void Record(string type, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add([type], Id.Value, ++Version, actor, at, facts);
}
