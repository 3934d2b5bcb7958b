using Crm.Domain.Tests.Sales;
using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Service;

public sealed class FieldServiceTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 6, 16, 2, 0);
    private static readonly DispatchNeed Need = new("POS-HW", 2, "EAST", "PSU", 1m);

    [Fact]
    public void Choose_OneFits_RejectsTheOthersWithTheirFirstReason()
    {
        DispatchDecision decision = Dispatch.Choose(Need,
            [Tech("tC", 2, "NORTH"), Tech("tB", 2, "EAST", parts: 2m), Tech("tA", 1, "NORTH"), Tech("tD", 3, "EAST", free: false), Tech("tE", 3, "EAST")]);

        Assert.Equal("tB", decision.Assigned?.Key);
        Assert.Equal(["tA skill", "tC territory", "tD slot", "tE parts"], decision.Rejected.Select(r => $"{r.Key} {r.Value}"));
    }

    [Fact]
    public void Choose_SeveralFit_KeepsExpertsFreeAndBreaksTiesByKey() =>
        Assert.Equal("t2", Dispatch.Choose(Need, [Tech("t9", 2, "EAST", parts: 1m), Tech("t1", 5, "EAST", parts: 1m), Tech("t2", 2, "EAST", parts: 1m)]).Assigned?.Key);

    [Fact]
    public void Choose_PartInTheDepot_IsFetched() => Assert.Equal("t1", Dispatch.Choose(Need, [Tech("t1", 2, "EAST")], depotHasPart: true).Assigned?.Key);

    [Fact]
    public void Book_NobodyFits_FailsTheGuardsThatWereTheReason()
    {
        WorkOrder order = Create();

        Result result = order.Book(Dispatch.Choose(Need, [Tech("tA", 1, "EAST")]), At, At + Duration.FromHours(2), "sv1", At);

        Assert.Equal(["resource has required skills"], StateErrors.UnmetGuards(result.ValidationErrors));
        Assert.Equal(["slot free"], StateErrors.UnmetGuards(order.Book(Dispatch.Choose(Need, []), At, At + Duration.FromHours(2), "sv1", At).ValidationErrors));
        Assert.Equal("service.window", Assert.Single(order.Book(Dispatch.Choose(Need, []), At, At, "sv1", At).ValidationErrors).ErrorCode);
        Assert.Equal(WorkOrderState.Unscheduled, order.State);
    }

    [Fact]
    public void WorkOrder_BookedDoneAndPosted_UsesThePartOfTheVan()
    {
        WorkOrder order = Create();
        StockLedger van = Orders.Stock(2m);
        Assert.False(order.Travel("tB", At).IsSuccess);
        Assert.True(order.Book(Dispatch.Choose(Need, [Tech("tB", 2, "EAST", parts: 2m)]), At, At + Duration.FromHours(2), "sv1", At).IsSuccess);
        Assert.False(order.UsePart(van, "POS-T1", 1m, "tB", At).IsSuccess);
        Assert.True(order.Travel("tB", At).IsSuccess);
        Assert.True(order.Start("tB", At).IsSuccess);
        Assert.Equal((WorkOrderState.InProgress, (BookingState?)BookingState.InProgress), (order.State, order.Booking));
        Assert.True(order.UsePart(van, "POS-T1", 1m, "tB", At).IsSuccess);
        Assert.Equal(["resolution!=null", "mandatory service tasks done"], StateErrors.UnmetGuards(order.Complete(" ", false, "tB", At).ValidationErrors));
        Assert.Equal(BookingState.InProgress, order.Booking);
        Assert.True(order.Complete("PSU replaced", true, "tB", At).IsSuccess);
        Assert.Equal(["supervisor approval", "used parts confirmed"], StateErrors.UnmetGuards(order.Post(null, false, "sv", At).ValidationErrors));
        Assert.True(order.Post("supervisor", true, "supervisor", At).IsSuccess);

        Assert.Equal((WorkOrderState.Posted, 1m), (order.State, van.OnHand("POS-T1")));
        Assert.Equal(["WorkOrderPosted", "PartsConsumed"], order.PendingEvents.TakeLast(2).Select(e => e.Type));
    }

    [Fact]
    public void Cancel_ScheduledOrder_CancelsItsBooking()
    {
        WorkOrder order = Create();
        Assert.True(order.Book(Dispatch.Choose(Need, [Tech("tB", 2, "EAST", parts: 2m)]), At, At + Duration.FromHours(2), "sv1", At).IsSuccess);
        Assert.Equal(["reason!=null"], StateErrors.UnmetGuards(order.Cancel("", "sv1", At).ValidationErrors));
        Assert.True(order.Cancel("solved by phone", "sv1", At).IsSuccess);
        Assert.Equal(BookingState.Canceled, order.Booking);
    }

    [Fact]
    public void ToInspect_ThreeCasesOfABatch_AreTheOthersOfIt()
    {
        IReadOnlyList<InstalledAsset> batch = Batch();
        (string, Instant)[] cases = [("POS-T1-3", At), ("POS-T1-1", At + Duration.FromDays(10)), ("POS-T1-2", At + Duration.FromDays(30))];
        BatchDefectRule rule = new(3, 30);

        Assert.Equal(["POS-T1-4", "POS-T1-5"], rule.ToInspect(batch, cases).Select(a => a.Serial));
        Assert.Empty(rule.ToInspect(batch, [cases[0], cases[1], ("POS-T1-2", At + Duration.FromDays(30) + Duration.FromTicks(1))]));
        Assert.Empty(rule.ToInspect(batch, [cases[0], cases[0], cases[0]]));
    }

    [Fact]
    public void ReturnAuthorization_WholeWay_ChecksWarrantySerialAndDisposition()
    {
        ReturnAuthorization request = ReturnAuthorization.Request(default, "RMA-1", "O", "S-1", "sv", At).Value;
        Assert.Equal(["within warranty || override", "disposition in {Repair,Replace,Refund}"],
            StateErrors.UnmetGuards(request.Approve(default, false, "Scrap", "sv", At).ValidationErrors));
        Assert.True(request.Approve(new WarrantyAnswer(true, new LocalDate(2027, 5, 24)), false, "Replace", "sv", At).IsSuccess);
        Assert.Equal(["serial matches"], StateErrors.UnmetGuards(request.Receive("S-2", "w", At).ValidationErrors));
        Assert.True(request.Receive("S-1", "w", At).IsSuccess);
        Assert.Equal(["inspection result!=null"], StateErrors.UnmetGuards(request.Inspect(null, "w", At).ValidationErrors));
        Assert.True(request.Inspect("PSU burnt", "w", At).IsSuccess);
        Assert.Equal(["disposition carried out"], StateErrors.UnmetGuards(request.Close(false, "w", At).ValidationErrors));
        Assert.True(request.Close(true, "w", At).IsSuccess);
        Assert.Equal((ReturnAuthorizationState.Closed, "Replace", 5L), (request.State, request.Disposition, request.Version));
        Assert.Equal(["service.number", "service.party", "service.serial"],
            ReturnAuthorization.Request(default, "", "", "", "a", At).ValidationErrors.Select(e => e.ErrorCode));
    }

    private static Technician Tech(string key, int level, string territory, bool free = true, decimal parts = 0m) =>
        new(key, level, territory, free, new Dictionary<string, decimal> { ["PSU"] = parts });

    private static WorkOrder Create() => WorkOrder.Create(new WorkOrderId(new SeededIds().Next()), "WO-1", "O", "CS-1", "POS-T1-00012", "sv1", At).Value;

    private static IReadOnlyList<InstalledAsset> Batch()
    {
        Order order = Orders.Confirmed();
        string[] serials = SerialRange.Parse("POS-T1-", "1", "5").Value.ToList().ToArray();
        Delivery delivery = OrderFulfilment.Deliver(order, Orders.Stock(5m), default, new DeliveryRequest(3, 5m, serials, "B"), Deals.Shanghai, "w", At).Value;
        SeededIds ids = new();
        return InstalledAsset.Of(delivery, () => new InstalledAssetId(ids.Next()));
    }
}
