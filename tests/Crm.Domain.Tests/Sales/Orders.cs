using Crm.Primitives;
using Crm.Testing;
using NodaTime;

namespace Crm.Domain.Tests.Sales;

/// <summary>The order the tests of a sale share: four lines, one of them from stock.</summary>
internal static class Orders
{
    internal static readonly CreditDecision NoLimit = new(Deals.Yuan(0m), null, false, false, null);

    internal static readonly CreditDecision Exceeded = new CreditLimit(Deals.Yuan(500_000m), 80m).Check(Deals.Yuan(586_989.20m));

    internal static OrderRequest Request => new("O-SHENLAN", "O-SHENLAN", Deals.Cny,
    [
        Line("TRUST-SETUP", 1m, 80_000m, 0m, 6m), Line("TRUST-MGMT", 3m, 150_000m, 15m, 6m),
        Line("POS-T1", 20m, 2_880m, 10m, 13m) with { IsStocked = true, WarrantyMonths = 12 }, Line("TREAS-SUP", 3m, 12_000m, 0m, 6m),
    ])
    { QuoteKey = "Q-C v2", OpportunityKey = "OP-C" };

    internal static OrderRequestLine Line(string sku, decimal quantity, decimal unit, decimal discount, decimal tax) => OrderRequestLine.Priced(
        sku, sku, quantity, Deals.Yuan(unit), discount, tax, RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero));

    internal static Order Placed(Func<OrderRequest, OrderRequest>? change = null) => Order.Place(
        new OrderId(new SeededIds().Next()), "SO-3", change is null ? Request : change(Request), "k", "ops", Deals.Now).Value;

    internal static Order Confirmed(Func<OrderRequest, OrderRequest>? change = null)
    {
        Order order = Placed(change);
        Xunit.Assert.True(order.Confirm(NoLimit, null, "ops", Deals.Now).IsSuccess);
        return order;
    }

    internal static StockLedger Stock(decimal onHand)
    {
        StockLedger stock = new(new StockLedgerId(new SeededIds(2).Next()), "depot");
        if (onHand > 0m) Xunit.Assert.True(stock.Receive("POS-T1", onHand, null, "opening", "warehouse", Deals.Now).IsSuccess);
        return stock;
    }

    internal static Result<Delivery> Deliver(Order order, StockLedger stock, decimal quantity) => OrderFulfilment.Deliver(
        order, stock, default, new DeliveryRequest(3, quantity, [], "B"), Deals.Shanghai, "warehouse", Instant.FromUtc(2026, 5, 25, 2, 0));
}
