using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>What a customer has ordered, at the prices agreed.</summary>
/// <remarks>
/// Few states are stored. How far it is delivered, billed and paid is derived from its lines and from invoices. Not thread-safe: load,
/// change, store.
/// </remarks>
public sealed partial class Order : IEventSource
{
    private readonly EventLog _events = new(nameof(Order));
    private readonly List<OrderLine> _lines = [];

    private Order()
    {
    }

    /// <summary>The id.</summary>
    public OrderId Id { get; private set; }

    /// <summary>The number for people.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public OrderState State { get; private set; }

    /// <summary>The key under which it was placed; placing again with it gives this order.</summary>
    public string IdempotencyKey { get; private set; } = "";

    /// <summary>The quote it comes from; null for a cart.</summary>
    public string? QuoteKey { get; private set; }

    /// <summary>The opportunity the quote belongs to; null if none.</summary>
    public string? OpportunityKey { get; private set; }

    /// <summary>Who orders.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>Who pays; null if not known yet.</summary>
    public string? BillToKey { get; private set; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; private set; } = CurrencyTable.None;

    /// <summary>When it was placed.</summary>
    public Instant PlacedAt { get; private set; }

    /// <summary>When it was confirmed last; null while it is a draft.</summary>
    public Instant? ConfirmedAt { get; private set; }

    /// <summary>0, and one more each time a confirmed order was taken back to be changed.</summary>
    public int Revision { get; private set; }

    /// <summary>Why it is on hold, canceled or closed short; null otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who let it pass above the credit limit; null if nobody had to.</summary>
    public CreditOverride? CreditOverride { get; private set; }

    /// <summary>The lines, by position.</summary>
    public IReadOnlyList<OrderLine> Lines => [.. _lines.OrderBy(static line => line.Number)];

    /// <summary>The sum of the lines.</summary>
    public TaxedAmount Amount => TaxedAmount.Sum(_lines.Select(static line => line.Amount), Currency);

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Places an order, as a draft. To be safe against repetition use <see cref="OrderPlacement"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number for people.</param>
    /// <param name="request">What is ordered.</param>
    /// <param name="idempotencyKey">The key of this wish; the same wish has the same key.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The order with the event <c>OrderPlaced</c>; or every problem: <c>sales.number</c>, <c>sales.idempotency_key</c>, <c>sales.party</c>,
    /// <c>sales.line_quantity</c>, <c>sales.line_currency</c>, <c>sales.line_sku</c>, <c>sales.line_percent</c>, <c>sales.line_warranty</c>.
    /// </returns>
    public static Result<Order> Place(OrderId id, string number, OrderRequest request, string idempotencyKey, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(number)) errors.Add(new ValidationError("/number", "An order needs a number.", "sales.number"));
        if (string.IsNullOrWhiteSpace(idempotencyKey))
            errors.Add(new ValidationError("/idempotencyKey", "Name the wish, so that repeating it does not order twice.", "sales.idempotency_key"));
        if (string.IsNullOrWhiteSpace(request.PartyKey)) errors.Add(new ValidationError("/partyKey", "Say who orders.", "sales.party"));
        for (int i = 0; i < request.Lines.Count; i++) CheckLine(request.Lines[i], request.Currency, string.Create(CultureInfo.InvariantCulture, $"/lines/{i}"), errors);
        if (errors.Count > 0) return Result.Invalid(errors);
        Order order = new()
        {
            Id = id,
            Number = number,
            State = OrderState.Draft,
            IdempotencyKey = idempotencyKey,
            QuoteKey = request.QuoteKey,
            PlacedAt = at,
            OpportunityKey = request.OpportunityKey,
            PartyKey = request.PartyKey,
            BillToKey = request.BillToKey,
            Currency = request.Currency,
        };
        order._lines.AddRange(request.Lines.Select(static (line, i) => new OrderLine(i + 1, line)));
        order.Record(["OrderPlaced"], actor, at, ("party", order.PartyKey), ("quote", order.QuoteKey), ("total", EventLog.Text(order.Amount.Total)));
        return order;
    }

    /// <summary>True if placing this request would make an order of the same content.</summary>
    /// <param name="request">The request.</param>
    public bool IsFor(OrderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.PartyKey == PartyKey && request.QuoteKey == QuoteKey && request.Currency == Currency && request.Lines.Count == _lines.Count
            && request.Lines.Zip(Lines).All(static pair =>
                pair.First.Sku == pair.Second.Sku && pair.First.Quantity == pair.Second.Quantity && pair.First.Amount == pair.Second.Amount);
    }

    /// <summary>Names who pays, while the order is a draft.</summary>
    /// <param name="billToKey">Who.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderBillToChanged</c> if it changed; <c>sales.party</c>; <c>state.not_editable</c>.</returns>
    public Result SetBillTo(string billToKey, string actor, Instant at)
    {
        if (!LifeCycles.Order.IsEditable(State))
            return Result.Invalid(new ValidationError(null, $"The order is {State}: amend it before it is changed.", StateErrors.NotEditable));
        if (string.IsNullOrWhiteSpace(billToKey)) return Result.Invalid(new ValidationError("/billToKey", "Say who pays.", "sales.party"));
        if (billToKey == BillToKey) return Result.Success();
        BillToKey = billToKey;
        Record(["OrderBillToChanged"], actor, at, ("billTo", billToKey));
        return Result.Success();
    }

    private static void CheckLine(OrderRequestLine line, Currency currency, string at, List<ValidationError> errors)
    {
        if (string.IsNullOrWhiteSpace(line.Sku)) errors.Add(new ValidationError(at + "/sku", "A line needs a product.", "sales.line_sku"));
        if (line.Quantity <= 0m) errors.Add(new ValidationError(at + "/quantity", "A quantity is greater than 0.", "sales.line_quantity"));
        if (line.UnitPrice.Currency != currency || line.Amount.Net.Currency != currency)
            errors.Add(new ValidationError(at + "/amount", $"The order is in {currency}: every amount of it is.", "sales.line_currency"));
        if (line.DiscountPercent is < 0m or > 100m || line.TaxPercent < 0m)
            errors.Add(new ValidationError(at + "/discountPercent", "A discount is 0 to 100 percent, a tax rate not negative.", "sales.line_percent"));
        if (line.WarrantyMonths is <= 0)
            errors.Add(new ValidationError(at + "/warrantyMonths", "A warranty has at least one month; leave it out where there is none.", "sales.line_warranty"));
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);
}
