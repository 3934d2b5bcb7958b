using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Delivers orders from stock.</summary>
public static class OrderFulfilment
{
    /// <summary>Delivers a part of a line: takes it from stock, counts it as delivered, starts the warranty.</summary>
    /// <param name="order">The order; it and the ledger change together, or neither does.</param>
    /// <param name="stock">Where the goods are taken from.</param>
    /// <param name="id">The id of the delivery.</param>
    /// <param name="request">What is delivered.</param>
    /// <param name="zone">The time zone in which the date of delivery counts.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The delivery, with <c>OrderFulfilled</c> at the order and <c>StockIssued</c> at the ledger. Or an invalid transition unless the order is
    /// confirmed; or <c>supply.line_unknown</c>, <c>supply.not_stocked</c>, <c>supply.quantity</c>, <c>supply.more_than_ordered</c>,
    /// <c>supply.serials</c> (neither none nor a different one for each piece), <c>supply.not_on_hand</c>.
    /// </returns>
    public static Result<Delivery> Deliver(
        Order order, StockLedger stock, DeliveryId id, DeliveryRequest request, DateTimeZone zone, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(stock);
        ArgumentNullException.ThrowIfNull(request);
        Result open = order.CanDeliver();
        if (!open.IsSuccess) return open;
        OrderLine? line = order.Lines.FirstOrDefault(line => line.Number == request.LineNumber);
        if (line is null) return Invalid("/lineNumber", $"Order {order.Number} has no line {EventLog.Text(request.LineNumber)}.", "supply.line_unknown");
        if (!line.IsStocked) return Invalid("/lineNumber", $"{line.Sku} is not taken from stock: there is nothing to deliver.", "supply.not_stocked");
        if (request.Quantity <= 0m) return Invalid("/quantity", "A quantity is greater than 0.", "supply.quantity");
        if (request.Quantity > line.Backorder)
            return Invalid("/quantity", $"Only {EventLog.Text(line.Backorder)} of {line.Sku} are left to deliver.", "supply.more_than_ordered");
        if (request.Serials.Count > 0 && (request.Serials.Distinct(StringComparer.Ordinal).Count() != request.Quantity || request.Serials.Count != request.Quantity))
            return Invalid("/serials", "Give every piece a serial number of its own, or none of them one.", "supply.serials");
        Result issued = stock.Issue(line.Sku, request.Quantity, request.Batch, order.Number, actor, at);
        if (!issued.IsSuccess) return issued;
        order.Deliver(line, request.Quantity, actor, at);
        return new Delivery(id, order, line, request, ClockTrigger.Today(at, zone), at, actor);
    }

    private static Result Invalid(string at, string message, string code) => Result.Invalid(new ValidationError(at, message, code));
}
