using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Money that a customer has paid, and what it was used for. What is not used yet is unapplied credit.</summary>
/// <remarks>Law: what was applied plus what is unapplied is the amount. Not thread-safe: load, change, store.</remarks>
public sealed class Receipt : IEventSource
{
    private readonly EventLog _events = new(nameof(Receipt));

    private Receipt()
    {
    }

    /// <summary>The id.</summary>
    public ReceiptId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Who paid.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>How much was paid.</summary>
    public Money Amount { get; private set; }

    /// <summary>How much of it was used for invoices.</summary>
    public Money Applied { get; private set; }

    /// <summary>What is left of it.</summary>
    public Money Unapplied => Amount - Applied;

    /// <summary>When it was received.</summary>
    public Instant ReceivedAt { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Notes money that has arrived.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number for people.</param>
    /// <param name="partyKey">Who paid.</param>
    /// <param name="amount">How much; greater than 0.</param>
    /// <param name="actor">Who notes it.</param>
    /// <param name="at">When it was received.</param>
    /// <returns>The receipt with the event <c>ReceiptRecorded</c>; or <c>receivables.receipt_number</c>, <c>receivables.party</c>, <c>receivables.amount</c>.</returns>
    public static Result<Receipt> Take(ReceiptId id, string number, string partyKey, Money amount, string actor, Instant at)
    {
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(number)) errors.Add(new ValidationError("/number", "A receipt needs a number.", "receivables.receipt_number"));
        if (string.IsNullOrWhiteSpace(partyKey)) errors.Add(new ValidationError("/partyKey", "Say who paid.", "receivables.party"));
        if (amount.Amount <= 0m) errors.Add(new ValidationError("/amount", "A receipt is more than nothing.", "receivables.amount"));
        if (errors.Count > 0) return Result.Invalid(errors);
        Receipt receipt = new() { Id = id, Number = number, PartyKey = partyKey, Amount = amount, Applied = Money.Zero(amount.Currency), ReceivedAt = at };
        receipt.Record("ReceiptRecorded", actor, at, ("party", partyKey), ("amount", EventLog.Text(amount)));
        return receipt;
    }

    /// <summary>Uses money for an invoice.</summary>
    /// <param name="invoice">The invoice; it changes too, or neither does. It is settled once nothing is outstanding.</param>
    /// <param name="amount">How much: at most what is left here and what is outstanding there.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// <c>ReceiptApplied</c> here and <c>PaymentApplied</c> there, with <c>InvoicePaid</c> at the end; or <c>receivables.invoice_not_open</c>,
    /// <c>receivables.currency</c>, <c>receivables.amount</c>, <c>receivables.overapplied</c>, <c>receivables.overpaid</c>.
    /// </returns>
    public Result ApplyTo(Invoice invoice, Money amount, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (invoice.State != InvoiceState.Posted)
            return Invalid("/invoice", $"The invoice is {invoice.State}: money is used for posted ones.", "receivables.invoice_not_open");
        if (amount.Currency != Amount.Currency || invoice.Currency != Amount.Currency)
            return Invalid("/amount", $"The receipt is in {Amount.Currency}: invoice and amount have to be, too.", "receivables.currency");
        if (amount.Amount <= 0m) return Invalid("/amount", "More than nothing is applied.", "receivables.amount");
        if (amount > Unapplied) return Invalid("/amount", $"Only {EventLog.Text(Unapplied)} are left of the receipt.", "receivables.overapplied");
        if (amount > invoice.Outstanding)
            return Invalid("/amount", $"Only {EventLog.Text(invoice.Outstanding)} are outstanding: leave the rest unapplied.", "receivables.overpaid");
        Applied += amount;
        Record("ReceiptApplied", actor, at, ("invoice", invoice.Number), ("amount", EventLog.Text(amount)));
        invoice.Apply(Number, amount, actor, at);
        return Result.Success();
    }

    /// <summary>Takes everything back that this receipt has paid of an invoice, such as after a returned debit.</summary>
    /// <param name="invoice">The invoice; it changes too, or neither does. A paid one is open again.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>ReceiptWithdrawn</c> here and <c>PaymentReversed</c> there; or <c>receivables.not_applied</c>, <c>receivables.invoice_not_open</c>.</returns>
    public Result WithdrawFrom(Invoice invoice, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (invoice.State is not (InvoiceState.Posted or InvoiceState.Paid))
            return Invalid("/invoice", $"The invoice is {invoice.State}: nothing of it can be taken back.", "receivables.invoice_not_open");
        Money used = invoice.Applications.Where(application => application.ReceiptNumber == Number)
            .Aggregate(Money.Zero(invoice.Currency), static (sum, application) => sum + application.Amount);
        if (used.Amount <= 0m) return Invalid("/invoice", $"Nothing of receipt {Number} was used for this invoice.", "receivables.not_applied");
        Applied -= used;
        Record("ReceiptWithdrawn", actor, at, ("invoice", invoice.Number), ("amount", EventLog.Text(used)));
        invoice.TakeBack(Number, used, actor, at);
        return Result.Success();
    }

    /// <summary>What an aging report needs to know of it.</summary>
    /// <returns>The unapplied credit; null if all of it was used.</returns>
    public UnappliedCredit? AsUnappliedCredit() => Unapplied.Amount > 0m ? new UnappliedCredit(Number, PartyKey, Unapplied) : null;

    private static Result Invalid(string at, string message, string code) => Result.Invalid(new ValidationError(at, message, code));

    private void Record(string type, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add([type], Id.Value, ++Version, actor, at, facts);
}
