using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Order
{
    /// <summary>How far it is delivered. Only stocked lines count; an order without any has nothing left to deliver: Full.</summary>
    public Completeness Fulfilment => Progress(
        FulfilledQuantity, _lines.TrueForAll(static line => line.Backorder == 0m));

    /// <summary>How far it is billed.</summary>
    public Completeness Billing => Progress(
        _lines.Sum(static line => line.BilledQuantity), _lines.TrueForAll(static line => line.ToBill == 0m));

    /// <summary>How much was delivered, over all stocked lines.</summary>
    public decimal FulfilledQuantity => _lines.Where(static line => line.IsStocked).Sum(static line => line.FulfilledQuantity);

    /// <summary>How much was ordered, over all stocked lines.</summary>
    public decimal OrderedQuantity => _lines.Where(static line => line.IsStocked).Sum(static line => line.Quantity);

    /// <summary>How many invoices are posted for it and not void.</summary>
    public int PostedInvoices { get; private set; }

    /// <summary>
    /// The part with tax that counts as credit and that no invoice covers yet: everything still to bill of an order that is confirmed,
    /// held or closed short; nothing of a draft, a canceled or a completed one.
    /// </summary>
    public Money NotInvoiced => State is OrderState.Confirmed or OrderState.OnHold or OrderState.ShortClosed
        ? TaxedAmount.Sum(_lines.Where(static line => line.ToBill > 0m).Select(static line => line.PriceOf(line.ToBill)), Currency).Total
        : Money.Zero(Currency);

    /// <summary>The first line of a product that still has something to deliver or bill; failing that the first line of the product.</summary>
    /// <param name="sku">The product.</param>
    /// <returns>The line; null if the order has none of the product.</returns>
    public OrderLine? LineOf(string sku) =>
        Lines.FirstOrDefault(line => line.Sku == sku && (line.Backorder > 0m || line.ToBill > 0m)) ?? Lines.FirstOrDefault(line => line.Sku == sku);

    /// <summary>What a further part of the order costs, without billing it.</summary>
    /// <param name="portions">The lines and quantities.</param>
    /// <returns>
    /// One amount for each portion; or <c>sales.line_unknown</c>, <c>sales.line_quantity</c>, <c>sales.overbilled</c>. Worked: of a line of
    /// 20 for 51840.00 the first 15 cost 38880.00 and the last 5 cost 12960.00.
    /// </returns>
    public Result<IReadOnlyList<TaxedAmount>> PriceOf(IReadOnlyList<OrderPortion> portions)
    {
        ArgumentNullException.ThrowIfNull(portions);
        List<ValidationError> errors = [];
        for (int i = 0; i < portions.Count; i++)
        {
            string at = "/lines/" + EventLog.Text(i);
            OrderPortion portion = portions[i];
            OrderLine? line = _lines.Find(line => line.Number == portion.LineNumber);
            if (line is null || portions.Take(i).Any(before => before.LineNumber == portion.LineNumber))
                errors.Add(new ValidationError(at + "/lineNumber", $"Name a line of order {Number}, each at most once.", "sales.line_unknown"));
            else if (portion.Quantity <= 0m)
                errors.Add(new ValidationError(at + "/quantity", "A quantity is greater than 0.", "sales.line_quantity"));
            else if (portion.Quantity > line.ToBill)
                errors.Add(new ValidationError(at + "/quantity", $"Only {EventLog.Text(line.ToBill)} of {line.Sku} are left to bill.", "sales.overbilled"));
        }

        return errors.Count == 0
            ? portions.Select(portion => LineAt(portion.LineNumber).PriceOf(portion.Quantity)).ToArray()
            : Result.Invalid(errors);
    }

    internal Result CanDeliver() => State == OrderState.Confirmed
        ? Result.Success()
        : Result.Invalid(StateErrors.Invalid($"Order is {State}, only a Confirmed one can be delivered"));

    internal Result CanBill() => State is OrderState.Confirmed or OrderState.ShortClosed
        ? Result.Success()
        : Result.Invalid(StateErrors.Invalid($"Order is {State}, only a Confirmed or ShortClosed one can be billed"));

    internal void Deliver(OrderLine line, decimal quantity, string actor, Instant at)
    {
        line.Deliver(quantity);
        Record(["OrderFulfilled"], actor, at,
            ("sku", line.Sku), ("quantity", EventLog.Text(quantity)), ("fulfilment", Fulfilment.ToString()), ("backorder", EventLog.Text(line.Backorder)));
    }

    internal void Bill(IReadOnlyList<OrderPortion> portions, IReadOnlyList<TaxedAmount> amounts, string invoice, string actor, Instant at)
    {
        for (int i = 0; i < portions.Count; i++) LineAt(portions[i].LineNumber).Bill(portions[i].Quantity, amounts[i]);
        PostedInvoices++;
        Record(["OrderBilled"], actor, at, ("invoice", invoice), ("billing", Billing.ToString()));
    }

    internal void Unbill(IReadOnlyList<OrderPortion> portions, IReadOnlyList<TaxedAmount> amounts, string invoice, string actor, Instant at)
    {
        Currency currency = Currency;
        for (int i = 0; i < portions.Count; i++)
            LineAt(portions[i].LineNumber).Bill(-portions[i].Quantity, TaxedAmount.Zero(currency) - amounts[i]);
        PostedInvoices--;
        Record(["OrderUnbilled"], actor, at, ("invoice", invoice), ("billing", Billing.ToString()));
    }

    internal OrderLine LineAt(int number) => _lines.Find(line => line.Number == number)!;

    private static Completeness Progress(decimal done, bool all) => all ? Completeness.Full : done > 0m ? Completeness.Partial : Completeness.None;
}
