using Crm.Domain.Tests.Sales;
using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Supply;

public sealed class SupplyTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 5, 25, 2, 0);

    [Fact]
    public void Deliver_PartOfALine_LeavesABackorderAndStartsTheWarranty()
    {
        Order order = Orders.Confirmed();
        SerialRange serials = SerialRange.Parse("POS-T1-", "00001", "00015").Value;

        Delivery delivery = Deliver(order, Orders.Stock(15m), new DeliveryRequest(3, 15m, serials.ToList(), "B-0526")).Value;

        Assert.Equal((Completeness.Partial, 5m), (order.Fulfilment, order.Lines[2].Backorder));
        Assert.Equal(new LocalDate(2027, 5, 24), delivery.WarrantyUntil);
        SeededIds ids = new();
        InstalledAsset twelfth = InstalledAsset.Of(delivery, () => new InstalledAssetId(ids.Next()))[11];
        Assert.Equal(("POS-T1-00012", "B-0526"), (twelfth.Serial, twelfth.Batch));
        Assert.Equal("covered until 2027-05-24", twelfth.WarrantyOn(new LocalDate(2027, 5, 24)).ToString());
        Assert.Equal("ended on 2027-05-24", twelfth.WarrantyOn(new LocalDate(2027, 5, 25)).ToString());
        Assert.Equal("none", default(WarrantyAnswer).ToString());
    }

    [Fact]
    public void Deliver_EveryMistake_IsRefusedAndChangesNothing()
    {
        Order order = Orders.Confirmed();
        StockLedger stock = Orders.Stock(15m);

        Assert.Equal("supply.line_unknown", Code(new DeliveryRequest(9, 1m, [], null)));
        Assert.Equal("supply.not_stocked", Code(new DeliveryRequest(1, 1m, [], null)));
        Assert.Equal("supply.quantity", Code(new DeliveryRequest(3, 0m, [], null)));
        Assert.Equal("supply.more_than_ordered", Code(new DeliveryRequest(3, 21m, [], null)));
        Assert.Equal("supply.serials", Code(new DeliveryRequest(3, 2m, ["a"], null)));
        Assert.Equal("supply.serials", Code(new DeliveryRequest(3, 2m, ["a", "a"], null)));
        Assert.Equal("supply.not_on_hand", Code(new DeliveryRequest(3, 16m, [], null)));
        Assert.Equal(StateErrors.InvalidTransition, Assert.Single(Deliver(Orders.Placed(), stock, new DeliveryRequest(3, 1m, [], null)).ValidationErrors).ErrorCode);
        Assert.Equal((15m, 0m), (stock.OnHand("POS-T1"), order.FulfilledQuantity));

        string? Code(DeliveryRequest request) => Assert.Single(Deliver(order, stock, request).ValidationErrors).ErrorCode;
    }

    [Theory]
    [InlineData("1", "15")]
    [InlineData("2", "1")]
    [InlineData("", "")]
    [InlineData("x", "y")]
    [InlineData("000001", "999999")]
    public void Parse_NoRange_IsRefused(string from, string to) =>
        Assert.Equal("supply.serials", Assert.Single(SerialRange.Parse("P", from, to).ValidationErrors).ErrorCode);

    [Fact]
    public void Issue_MoreThanIsThere_IsAllowedOnlyWhereSaid()
    {
        StockLedger late = new(default, "van", allowNegative: true);

        Assert.Equal("supply.not_on_hand", Assert.Single(Orders.Stock(1m).Issue("POS-T1", 2m, null, "WO", "t", At).ValidationErrors).ErrorCode);
        Assert.True(late.Issue("PSU", 1m, null, "WO", "t", At).IsSuccess);
        Assert.Equal(-1m, late.OnHand("PSU"));
        Assert.Equal(["supply.sku", "supply.quantity"], late.Receive("", 0m, null, "x", "t", At).ValidationErrors.Select(e => e.ErrorCode));
    }

    [Fact]
    public void OnHand_AnyMovements_IsTheSumOfTheEntriesAndNeverNegative() =>
        Law.Holds(Gen.Choose(-20, 20).ArrayOf(), moves =>
        {
            StockLedger stock = Orders.Stock(0m);
            decimal expected = 0m;
            foreach (int move in moves)
            {
                bool done = (move > 0 ? stock.Receive("POS-T1", move, null, "r", "w", At) : stock.Issue("POS-T1", -move, null, "r", "w", At)).IsSuccess;
                if (done != (move > 0 || (move < 0 && expected + move >= 0m))) return false;
                if (done) expected += move;
                if (stock.OnHand("POS-T1") != expected || expected < 0m || stock.Version != stock.Entries.Count) return false;
            }

            return true;
        });

    private static Result<Delivery> Deliver(Order order, StockLedger stock, DeliveryRequest request) =>
        OrderFulfilment.Deliver(order, stock, default, request, Deals.Shanghai, "warehouse", At);
}
