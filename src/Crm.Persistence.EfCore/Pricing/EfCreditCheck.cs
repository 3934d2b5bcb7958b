using Crm.Domain;
using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>Answers for credit from what Crm.Domain has stored: accounts with their limits, open orders, invoices and receipts.</summary>
/// <remarks>
/// Nothing is kept twice: exposure is what <see cref="CreditExposures"/> makes of the documents of who pays (bill-to), limits are those of
/// <see cref="GroupCredit"/>: the customer's own and those of the groups above it, all in the currency of the company. Above a limit is refused,
/// exactly at it passes; a customer without an account, or without a limit, has none. Within a transaction of the host's a check keeps others
/// who check the same customer or its groups waiting until that transaction ends: check, confirm the order and save in one, and two orders
/// never share what is free. As long-lived as the context, and no more thread-safe.
/// </remarks>
/// <param name="context">The host's context, with <c>crm.AddDomain()</c>.</param>
/// <param name="toCompanyCurrency">Converts a foreign amount at the rate of the day, and rounds it; null where everything is in one currency.</param>
public sealed class EfCreditCheck(DbContext context, Func<Money, Currency, Money>? toCompanyCurrency = null) : ICreditCheck
{
    /// <summary>How many customers of a group one statement asks for.</summary>
    private const int Batch = 1_000;

    /// <inheritdoc/>
    /// <remarks>Refused without a number if the groups run in a circle; <see cref="DecideAsync"/> says so.</remarks>
    public async Task<CreditAnswer> CheckAsync(string customer, Money amount, CancellationToken cancellationToken)
    {
        Result<IReadOnlyList<GroupCreditDecision>> decided = await DecideAsync(customer, amount, cancellationToken).ConfigureAwait(false);
        if (!decided.TryGetValue(out IReadOnlyList<GroupCreditDecision>? decisions)) return new CreditAnswer(false, null);
        Money? least = null;
        foreach (CreditDecision decision in decisions.Select(static d => d.Decision))
        {
            if (decision.Limit is not Money limit) continue;
            Money free = limit - decision.Exposure + InCompanyCurrency(amount, limit.Currency);
            if (least is null || free < least) least = free;
        }

        return new CreditAnswer(decisions.All(static d => !d.Decision.IsExceeded), least);
    }

    /// <summary>What every limit that covers the customer says about a document: what <c>Order.Confirm</c> and <c>Order.Release</c> ask for.</summary>
    /// <param name="customer">Who pays.</param>
    /// <param name="amount">The total of the document with tax; zero for an order on hold, which counts already.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>As <see cref="GroupCredit.Check"/>: one decision for each account upward, the customer's own first; empty without an account.</returns>
    /// <exception cref="CrmSetupException">A document is in a foreign currency, and nobody converts.</exception>
    public async Task<Result<IReadOnlyList<GroupCreditDecision>>> DecideAsync(string customer, Money amount, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customer);
        List<CreditAccount> accounts = await UpwardAsync(customer, cancellationToken).ConfigureAwait(false);
        if (accounts.Count == 0) return Result.Success<IReadOnlyList<GroupCreditDecision>>([]);
        if (context.Database.CurrentTransaction is not null)
        {
            await RowLocks.TakeAsync<CreditAccount>(context, nameof(CreditAccount.PartyKey), accounts.Select(static a => a.PartyKey), cancellationToken).ConfigureAwait(false);
            // Read again: whoever had the lock may have changed a limit.
            accounts = await UpwardAsync(customer, cancellationToken).ConfigureAwait(false);
        }

        await AddDownwardAsync(accounts, cancellationToken).ConfigureAwait(false);
        Currency currency = accounts[0].Currency;
        Dictionary<string, CreditExposure> exposures = new(StringComparer.Ordinal);
        foreach (string[] parties in accounts.Select(static a => a.PartyKey).Chunk(Batch))
            await AddExposuresAsync(parties, currency, exposures, cancellationToken).ConfigureAwait(false);
        return GroupCredit.Check(accounts, exposures, customer, InCompanyCurrency(amount, currency));
    }

    /// <summary>The customer's account and those of the groups above it.</summary>
    private async Task<List<CreditAccount>> UpwardAsync(string customer, CancellationToken cancellationToken)
    {
        List<CreditAccount> accounts = [];
        for (string? key = customer; key is not null && !accounts.Exists(a => a.PartyKey == key); key = accounts[^1].GroupPartyKey)
        {
            string party = key;
            if (await Accounts.FirstOrDefaultAsync(a => a.PartyKey == party, cancellationToken).ConfigureAwait(false) is not CreditAccount account) break;
            accounts.Add(account);
        }

        return accounts;
    }

    /// <summary>Everybody whom the limits of these accounts cover, level by level.</summary>
    private async Task AddDownwardAsync(List<CreditAccount> accounts, CancellationToken cancellationToken)
    {
        HashSet<string> known = new(accounts.Select(static a => a.PartyKey), StringComparer.Ordinal);
        for (string[] level = [.. known]; level.Length > 0;)
        {
            List<CreditAccount> below = [];
            foreach (string[] groups in level.Chunk(Batch))
                below.AddRange(await Accounts.Where(a => groups.Contains(a.GroupPartyKey)).ToListAsync(cancellationToken).ConfigureAwait(false));
            below.RemoveAll(account => !known.Add(account.PartyKey));
            accounts.AddRange(below);
            level = [.. below.Select(static a => a.PartyKey)];
        }
    }

    /// <summary>Only what can count is read: open orders, posted invoices, receipts of which something is left.</summary>
    private async Task AddExposuresAsync(string[] parties, Currency currency, Dictionary<string, CreditExposure> exposures, CancellationToken cancellationToken)
    {
        // In this order, since somebody may post or pay in between: then a document counts twice for a moment, and never not at all.
        List<Order> orders = await context.CrmSet<Order>().AsNoTracking()
            .Where(o => parties.Contains(o.BillToKey) && (o.State == OrderState.Confirmed || o.State == OrderState.OnHold || o.State == OrderState.ShortClosed))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        List<Invoice> invoices = await context.CrmSet<Invoice>().AsNoTracking()
            .Where(i => parties.Contains(i.BillToKey) && i.State == InvoiceState.Posted).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<Receipt> receipts = await context.CrmSet<Receipt>().AsNoTracking()
            .Where(r => parties.Contains(r.PartyKey) && r.Applied.Amount < r.Amount.Amount).ToListAsync(cancellationToken).ConfigureAwait(false);
        ILookup<string?, Order> ordersOf = orders.ToLookup(static o => o.BillToKey, StringComparer.Ordinal);
        ILookup<string, Invoice> invoicesOf = invoices.ToLookup(static i => i.BillToKey, StringComparer.Ordinal);
        ILookup<string, Receipt> receiptsOf = receipts.ToLookup(static r => r.PartyKey, StringComparer.Ordinal);
        foreach (string party in parties)
            exposures[party] = CreditExposures.Of(ordersOf[party], invoicesOf[party], receiptsOf[party], currency, amount => InCompanyCurrency(amount, currency));
    }

    private IQueryable<CreditAccount> Accounts => context.CrmSet<CreditAccount>().AsNoTracking();

    private Money InCompanyCurrency(Money amount, Currency currency) => amount.Currency == currency ? amount
        : toCompanyCurrency is not null ? toCompanyCurrency(amount, currency)
        : throw new CrmSetupException($"A document is in {amount.Currency}, the limit in {currency}: register the check as new EfCreditCheck(context, (amount, to) => ...) with your rates of the day.");
}
