using NodaTime;

namespace Crm.Domain;

/// <summary>Goods that were delivered for a line of an order. Made by <see cref="OrderFulfilment"/>; never changes.</summary>
public sealed class Delivery
{
    private readonly List<string> _serials = [];

    private Delivery()
    {
    }

    internal Delivery(DeliveryId id, Order order, OrderLine line, DeliveryRequest request, LocalDate deliveredOn, Instant at, string actor)
    {
        Id = id;
        OrderNumber = order.Number;
        PartyKey = order.PartyKey;
        LineNumber = line.Number;
        Sku = line.Sku;
        Quantity = request.Quantity;
        Batch = request.Batch;
        DeliveredOn = deliveredOn;
        WarrantyUntil = line.WarrantyMonths is int months ? MonthTerm.LastDay(deliveredOn, months) : null;
        At = at;
        By = actor;
        _serials.AddRange(request.Serials);
    }

    /// <summary>The id.</summary>
    public DeliveryId Id { get; private set; }

    /// <summary>The order.</summary>
    public string OrderNumber { get; private set; } = "";

    /// <summary>Who received it.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>The position of the order's line.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The product.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>How much.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>A serial number for each piece; empty for goods without.</summary>
    public IReadOnlyList<string> Serials => _serials;

    /// <summary>The production batch; null if unknown.</summary>
    public string? Batch { get; private set; }

    /// <summary>The local date of delivery.</summary>
    public LocalDate DeliveredOn { get; private set; }

    /// <summary>The last day of warranty; null without one.</summary>
    public LocalDate? WarrantyUntil { get; private set; }

    /// <summary>When it was booked.</summary>
    public Instant At { get; private set; }

    /// <summary>Who booked it.</summary>
    public string By { get; private set; } = "";
}
