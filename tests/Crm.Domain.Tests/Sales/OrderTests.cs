using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Domain.Tests.Sales.Deals;

namespace Crm.Domain.Tests.Sales;

public sealed class OrderTests
{
    [Fact]
    public void Priced_DiscountAndTax_RoundTheNetThenTheTaxOnIt() =>
        Assert.Equal(new TaxedAmount(Yuan(6173.10m), Yuan(370.39m)), Orders.Line("X", 57m, 114m, 5m, 6m).Amount);

    [Fact]
    public void Place_FourLines_AddUpToTheQuote()
    {
        Order order = Orders.Placed();

        Assert.Equal(new TaxedAmount(Yuan(550_340m), Yuan(36_649.20m)), order.Amount);
        Assert.Equal(Yuan(586_989.20m), order.Amount.Total);
        Assert.Equal((OrderState.Draft, Completeness.None, Completeness.None), (order.State, order.Fulfilment, order.Billing));
    }

    [Fact]
    public void Place_EverythingWrong_IsReportedAtOnce()
    {
        OrderRequestLine bad = Orders.Line("X", 1m, 1m, 0m, 0m) with
        {
            Sku = "",
            Quantity = 0m,
            UnitPrice = new Money(1m, "USD"),
            DiscountPercent = 101m,
            WarrantyMonths = 0,
        };

        Result<Order> result = Order.Place(default, "", new OrderRequest("", null, Cny, [bad]), " ", "a", Now);

        Assert.Equal(
            ["sales.number", "sales.idempotency_key", "sales.party", "sales.line_sku", "sales.line_quantity", "sales.line_currency", "sales.line_percent", "sales.line_warranty"],
            result.ValidationErrors.Select(e => e.ErrorCode));
    }

    [Fact]
    public void Confirm_AboveTheLimit_FailsAndStaysADraft()
    {
        Order order = Orders.Placed();

        Assert.Equal(["creditOk||creditOverride"], StateErrors.UnmetGuards(order.Confirm(Orders.Exceeded, null, "ops", Now).ValidationErrors));
        Assert.Equal((OrderState.Draft, (Instant?)null, Yuan(0m)), (order.State, order.ConfirmedAt, order.NotInvoiced));
    }

    [Fact]
    public void Confirm_WithOverride_LeavesATrace()
    {
        Order order = Orders.Placed();

        Assert.False(order.Confirm(Orders.Exceeded, new CreditOverride("credit-manager", " "), "ops", Now).IsSuccess);
        Assert.True(order.Confirm(Orders.Exceeded, new CreditOverride("credit-manager", "letter of credit"), "ops", Now).IsSuccess);

        Assert.Equal("credit-manager", order.CreditOverride?.ApproverKey);
        Assert.Equal("500000 CNY", order.PendingEvents[^1].Payload["limit"]);
        Assert.Equal(Yuan(586_989.20m), order.NotInvoiced);
    }

    [Fact]
    public void Confirm_OverrideThatWasNotNeeded_IsNotKept()
    {
        Order order = Orders.Placed();
        Assert.True(order.Confirm(Orders.NoLimit, new CreditOverride("x", "y"), "ops", Now).IsSuccess);
        Assert.Null(order.CreditOverride);
    }

    [Fact]
    public void Confirm_WithoutLinesAndPayer_NamesBothGuards()
    {
        Order order = Orders.Placed(r => r with { Lines = [], BillToKey = null });

        Assert.Equal(["lines>=1", "billTo!=null"], StateErrors.UnmetGuards(order.Confirm(Orders.NoLimit, null, "ops", Now).ValidationErrors));
        Assert.True(order.SetBillTo("O-BANK", "ops", Now).IsSuccess);
    }

    [Fact]
    public void Release_ChecksTheLimitAgain()
    {
        Order order = Orders.Confirmed();
        Assert.Equal(["reason!=null"], StateErrors.UnmetGuards(order.Hold("", "ops", Now).ValidationErrors));
        Assert.True(order.Hold("late payment", "ops", Now).IsSuccess);

        Assert.Equal(["creditOk||creditOverride"], StateErrors.UnmetGuards(order.Release(Orders.Exceeded, null, "ops", Now).ValidationErrors));
        Assert.Equal("late payment", order.Reason);
        Assert.True(order.Release(Orders.NoLimit, null, "ops", Now).IsSuccess);
        Assert.Null(order.Reason);
    }

    [Fact]
    public void Amend_BeforeAnythingWasDelivered_CountsTheRevision()
    {
        Order order = Orders.Confirmed();
        Assert.True(order.Amend("ops", Now).IsSuccess);
        Assert.Equal((OrderState.Draft, 1, (Instant?)null), (order.State, order.Revision, order.ConfirmedAt));
    }

    [Fact]
    public void Cancel_AfterADelivery_IsRefused()
    {
        Order order = Orders.Confirmed();
        Assert.True(Orders.Deliver(order, Orders.Stock(20m), 1m).IsSuccess);

        Assert.Equal(["fulfilledQty==0"], StateErrors.UnmetGuards(order.Cancel("changed mind", "ops", Now).ValidationErrors));
        Assert.Equal(["fulfilledQty==0"], StateErrors.UnmetGuards(order.Amend("ops", Now).ValidationErrors));
    }

    [Fact]
    public void ShortClose_PartlyDelivered_ReleasesTheRest()
    {
        Order order = Orders.Confirmed();
        Assert.Equal(["0<fulfilledQty<orderedQty"], StateErrors.UnmetGuards(order.ShortClose("end of life", "ops", Now).ValidationErrors));
        Assert.True(Orders.Deliver(order, Orders.Stock(20m), 15m).IsSuccess);

        Assert.True(order.ShortClose("end of life", "ops", Now).IsSuccess);

        OrderLine terminals = order.Lines[2];
        Assert.Equal((5m, 0m, 15m), (terminals.ReleasedQuantity, terminals.Backorder, terminals.ToBill));
        // Delivered and not billed yet: 15 of 20 terminals, tax included.
        Assert.Equal(Yuan(38_880m + 5_054.40m), order.NotInvoiced);
        Assert.Equal(Completeness.Full, order.Fulfilment);
    }

    [Fact]
    public void Fulfilment_NothingStocked_IsFull() =>
        Assert.Equal(Completeness.Full, Orders.Placed(r => r with { Lines = [r.Lines[0]] }).Fulfilment);

    [Fact]
    public async Task PlaceAsync_SameKeyTwice_GivesTheSameOrder()
    {
        OrderPlacement placement = new(new InMemoryOrderStore());
        SeededIds ids = new();

        Order first = (await placement.PlaceAsync(Orders.Request, "k", new OrderId(ids.Next()), "SO-3", "ops", Now, CancellationToken.None)).Value;
        Order second = (await placement.PlaceAsync(Orders.Request, "k", new OrderId(ids.Next()), "SO-4", "ops", Now, CancellationToken.None)).Value;

        Assert.Same(first, second);
        Assert.Equal("SO-3", second.Number);
    }

    [Fact]
    public async Task PlaceAsync_SameKeyOtherContent_IsAConflict()
    {
        OrderPlacement placement = new(new InMemoryOrderStore());
        await placement.PlaceAsync(Orders.Request, "k", default, "SO-3", "ops", Now, CancellationToken.None);

        Result<Order> other = await placement.PlaceAsync(
            Orders.Request with { Lines = [Orders.Request.Lines[0]] }, "k", default, "SO-4", "ops", Now, CancellationToken.None);

        Assert.Equal(ResultStatus.Conflict, other.Status);
    }

    [Fact]
    public void Commands_InAnyOrder_KeepTheInvariants()
    {
        Func<Order, StockLedger, Result>[] commands =
        [
            (o, _) => o.Confirm(Orders.NoLimit, null, "u", Now), (o, _) => o.Confirm(Orders.Exceeded, null, "u", Now), (o, _) => o.Hold("r", "u", Now),
            (o, _) => o.Release(Orders.NoLimit, null, "u", Now), (o, _) => o.Amend("u", Now), (o, _) => o.Complete("u", Now),
            (o, _) => o.ShortClose("r", "u", Now), (o, _) => o.Cancel("r", "u", Now), (o, s) => Orders.Deliver(o, s, 7m).ToResult(),
        ];
        Law.Holds(Gen.Choose(0, commands.Length - 1).ArrayOf(), steps =>
        {
            Order order = Orders.Placed();
            StockLedger stock = Orders.Stock(15m);
            foreach (int step in steps)
            {
                (long version, OrderState state, int events, decimal there) = (order.Version, order.State, order.PendingEvents.Count, stock.OnHand("POS-T1"));
                bool changed = commands[step](order, stock).IsSuccess;
                if (!changed && (order.Version, order.State, order.PendingEvents.Count, stock.OnHand("POS-T1")) != (version, state, events, there)) return false;
                if (order.Version != order.PendingEvents[^1].AggregateVersion) return false;
                if (stock.OnHand("POS-T1") + order.FulfilledQuantity != 15m || order.FulfilledQuantity > order.OrderedQuantity) return false;
                if (order.State == OrderState.Canceled && order.FulfilledQuantity > 0m) return false;
            }

            return true;
        }, 300);
    }
}
