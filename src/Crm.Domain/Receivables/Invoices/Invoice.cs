using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>A bill for a part of an order, and what was paid of it.</summary>
/// <remarks>
/// Partly paid and overdue are derived from what is outstanding and the due date, never stored. Everything billed of an order never exceeds
/// the order, whatever parts it is billed in. Not thread-safe: load, change, store.
/// </remarks>
public sealed partial class Invoice : IEventSource
{
    private readonly EventLog _events = new(nameof(Invoice));
    private readonly List<InvoiceLine> _lines = [];
    private readonly List<ReceiptApplication> _applications = [];

    private Invoice()
    {
    }

    /// <summary>The id.</summary>
    public InvoiceId Id { get; private set; }

    /// <summary>The number from a gap-free series; null until posted.</summary>
    public string? Number { get; private set; }

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public InvoiceState State { get; private set; }

    /// <summary>The order it bills.</summary>
    public string OrderNumber { get; private set; } = "";

    /// <summary>Who pays.</summary>
    public string BillToKey { get; private set; } = "";

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; private set; } = CurrencyTable.None;

    /// <summary>The time zone in which its dates count.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>How long the customer may take to pay.</summary>
    public PaymentTerms Terms { get; private set; } = PaymentTerms.Net(0);

    /// <summary>The local date of posting; null until posted.</summary>
    public LocalDate? PostedOn { get; private set; }

    /// <summary>The last day to pay without being late; null until posted.</summary>
    public LocalDate? DueDate { get; private set; }

    /// <summary>The credit note that took it back; null unless voided after posting.</summary>
    public string? CreditNoteNumber { get; private set; }

    /// <summary>The lines, by position.</summary>
    public IReadOnlyList<InvoiceLine> Lines => [.. _lines.OrderBy(static line => line.Number)];

    /// <summary>What was paid of it, and taken back, oldest first.</summary>
    public IReadOnlyList<ReceiptApplication> Applications => _applications;

    /// <summary>The sum of the lines.</summary>
    public TaxedAmount Amount => TaxedAmount.Sum(_lines.Select(static line => line.Amount), Currency);

    /// <summary>What was paid of it.</summary>
    public Money Paid => _applications.Aggregate(Money.Zero(Currency), static (sum, application) => sum + application.Amount);

    /// <summary>What is still owed: nothing unless it is posted or paid.</summary>
    public Money Outstanding => State is InvoiceState.Posted or InvoiceState.Paid ? Amount.Total - Paid : Money.Zero(Currency);

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Drafts an invoice for a part of an order. The prices are fixed when it is posted.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="order">The order.</param>
    /// <param name="portions">The lines and quantities.</param>
    /// <param name="terms">How long the customer may take to pay.</param>
    /// <param name="zone">The time zone in which its dates count.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>The draft with the event <c>InvoiceDrafted</c>; <c>receivables.bill_to</c>; or the codes of <see cref="Order.PriceOf"/>.</returns>
    public static Result<Invoice> Draft(
        InvoiceId id, Order order, IReadOnlyList<OrderPortion> portions, PaymentTerms terms, DateTimeZone zone, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(zone);
        Result<IReadOnlyList<TaxedAmount>> priced = order.PriceOf(portions);
        if (!priced.TryGetValue(out IReadOnlyList<TaxedAmount>? amounts)) return priced.ToResult();
        if (order.BillToKey is null)
            return Result.Invalid(new ValidationError("/billToKey", $"Order {order.Number} does not say who pays.", "receivables.bill_to"));
        Invoice invoice = new()
        {
            Id = id,
            State = InvoiceState.Draft,
            OrderNumber = order.Number,
            BillToKey = order.BillToKey,
            Currency = order.Currency,
            Terms = terms,
            Zone = zone,
        };
        for (int i = 0; i < portions.Count; i++)
            invoice._lines.Add(new InvoiceLine(i + 1, order.LineAt(portions[i].LineNumber), portions[i].Quantity, amounts[i]));
        invoice.Record(["InvoiceDrafted"], actor, at, ("order", order.Number));
        return invoice;
    }

    /// <summary>What people call its state on a day.</summary>
    /// <param name="today">The local date in the zone of the invoice.</param>
    public InvoiceStatus StatusOn(LocalDate today) => State switch
    {
        InvoiceState.Draft => InvoiceStatus.Draft,
        InvoiceState.Paid => InvoiceStatus.Paid,
        InvoiceState.WrittenOff => InvoiceStatus.WrittenOff,
        InvoiceState.Void => InvoiceStatus.Void,
        _ when today > DueDate => InvoiceStatus.Overdue,
        _ => Paid.Amount > 0m ? InvoiceStatus.PartiallyPaid : InvoiceStatus.Posted,
    };

    /// <summary>What an aging report needs to know of it.</summary>
    /// <returns>The open item; null if nothing is outstanding.</returns>
    public OpenItem? AsOpenItem() => Outstanding.Amount > 0m ? new OpenItem(Number!, BillToKey, DueDate!.Value, Outstanding) : null;

    private Result Fire(string trigger, InvoiceGuards guards, out Transition<InvoiceState>? transition)
    {
        Result<Transition<InvoiceState>> fired = LifeCycles.Invoice.Fire(State, trigger, guards.IsMet);
        transition = fired.HasValue ? fired.Value : null;
        return fired.ToResult();
    }

    private void Take(Transition<InvoiceState> transition, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts)
    {
        State = transition.To;
        Record(transition.Events, actor, at, facts);
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);
}
