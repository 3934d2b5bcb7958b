using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Invoice
{
    /// <summary>Posts the draft: it gets the next number and its dates, and the order counts as billed so far.</summary>
    /// <param name="order">The order it bills; it changes too, or neither does.</param>
    /// <param name="series">Where the number comes from; a number is used up only if posting succeeds.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When; the local date of it in the zone of the invoice is the date of posting.</param>
    /// <returns>
    /// <c>InvoicePosted</c> here and <c>OrderBilled</c> there; or an unmet guard (<c>lines&gt;=1</c>); or <c>receivables.order</c> for
    /// another order; or the codes of <see cref="Order.PriceOf"/>; or an invalid transition if the order cannot be billed.
    /// </returns>
    public Result Post(Order order, InvoiceNumberSeries series, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(series);
        Result fired = Fire("Post", new InvoiceGuards { Lines = _lines.Count, Number = series.Peek() }, out Transition<InvoiceState>? transition);
        if (!fired.IsSuccess) return fired;
        Result usable = IsOf(order) ? order.CanBill() : OtherOrder(order);
        if (!usable.IsSuccess) return usable;
        OrderPortion[] portions = [.. _lines.Select(static line => line.Portion)];
        // Another invoice may have been posted since the draft: the price of a part depends on what was billed before it.
        Result<IReadOnlyList<TaxedAmount>> priced = order.PriceOf(portions);
        if (!priced.TryGetValue(out IReadOnlyList<TaxedAmount>? amounts)) return priced.ToResult();
        for (int i = 0; i < _lines.Count; i++) _lines[i].Take(amounts[i]);
        Number = series.Peek();
        series.Take();
        PostedOn = ClockTrigger.Today(at, Zone);
        DueDate = Terms.DueDate(PostedOn.Value);
        order.Bill(portions, amounts, Number, actor, at);
        Take(transition!, actor, at, ("number", Number), ("order", OrderNumber), ("total", EventLog.Text(Amount.Total)));
        return fired;
    }

    /// <summary>Gives up what is outstanding.</summary>
    /// <param name="approver">Who agreed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>InvoiceWrittenOff</c>; or an unmet guard (<c>approver!=null</c>, <c>reason!=null</c>).</returns>
    public Result WriteOff(string? approver, string? reason, string actor, Instant at)
    {
        Money lost = Outstanding;
        Result fired = Fire("WriteOff", new InvoiceGuards { Approver = approver, Reason = reason }, out Transition<InvoiceState>? transition);
        if (!fired.IsSuccess) return fired;
        Take(transition!, actor, at, ("amount", EventLog.Text(lost)), ("approver", approver), ("reason", reason));
        return fired;
    }

    /// <summary>Takes the invoice back: a draft at once, a posted one by a credit note over the whole amount; the order can be billed again.</summary>
    /// <param name="order">The order it bills.</param>
    /// <param name="creditNoteNumber">The credit note; not needed for a draft.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// <c>InvoiceVoided</c>, and for a posted one <c>OrderUnbilled</c> at the order; or an unmet guard (<c>no payment applied</c>,
    /// <c>credit note issued</c>); or <c>receivables.order</c> for another order.
    /// </returns>
    public Result Void(Order order, string? creditNoteNumber, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(order);
        bool wasPosted = State == InvoiceState.Posted;
        InvoiceGuards guards = new() { PaymentApplied = Paid.Amount != 0m, CreditNote = creditNoteNumber };
        Result fired = Fire("Void", guards, out Transition<InvoiceState>? transition);
        if (!fired.IsSuccess) return fired;
        if (!IsOf(order)) return OtherOrder(order);
        CreditNoteNumber = wasPosted ? creditNoteNumber : null;
        Take(transition!, actor, at, ("creditNote", CreditNoteNumber));
        if (wasPosted) order.Unbill([.. _lines.Select(static line => line.Portion)], [.. _lines.Select(static line => line.Amount)], Number!, actor, at);
        return fired;
    }

    /// <summary>Uses money for the invoice; it is settled once nothing is outstanding. Called by the receipt.</summary>
    internal void Apply(string receiptNumber, Money amount, string actor, Instant at)
    {
        _applications.Add(new ReceiptApplication(receiptNumber, amount, at, actor));
        Record(["PaymentApplied"], actor, at, ("receipt", receiptNumber), ("amount", EventLog.Text(amount)), ("outstanding", EventLog.Text(Outstanding)));
        if (Fire("Settle", new InvoiceGuards { Outstanding = Outstanding.Amount }, out Transition<InvoiceState>? settled).IsSuccess)
            Take(settled!, actor, at);
    }

    /// <summary>Takes money back that was used for the invoice; a settled one is open again. Called by the receipt.</summary>
    internal void TakeBack(string receiptNumber, Money amount, string actor, Instant at)
    {
        _applications.Add(new ReceiptApplication(receiptNumber, -amount, at, actor));
        if (Fire("ReversePayment", new InvoiceGuards { Outstanding = Outstanding.Amount }, out Transition<InvoiceState>? reversed).IsSuccess)
            Take(reversed!, actor, at, ("receipt", receiptNumber), ("amount", EventLog.Text(amount)));
        else
            Record(["PaymentReversed"], actor, at, ("receipt", receiptNumber), ("amount", EventLog.Text(amount)));
    }

    private bool IsOf(Order order) => order.Number == OrderNumber;

    private Result OtherOrder(Order order) => Result.Invalid(
        new ValidationError("/order", $"The invoice bills order {OrderNumber}, not {order.Number}.", "receivables.order"));
}
