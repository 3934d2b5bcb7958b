using Crm.Domain.Tests.Sales;
using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Receivables;

public sealed class DunningPolicyTests
{
    private static readonly DunningPolicy Policy =
        DunningPolicy.Compile([new DunningLevel("reminder", 1), new DunningLevel("demand", 14), new DunningLevel("lawyer", 30)]).Value;

    private static readonly LocalDate Due = new(2026, 6, 24);

    [Fact]
    public void Next_OnTheDueDate_SendsNothing() => Assert.Null(Policy.Next(Posted(), null, DunningBlocks.None, Due).Level);

    [Fact]
    public void Next_FirstDayLate_SendsTheFirstLevel() =>
        Assert.Equal("reminder", Policy.Next(Posted(), null, DunningBlocks.None, Due.PlusDays(1)).Level?.Name);

    [Fact]
    public void Next_LevelAlreadyTaken_WaitsForTheNext()
    {
        Assert.Null(Policy.Next(Posted(), "reminder", DunningBlocks.None, Due.PlusDays(13)).Level);
        Assert.Equal("demand", Policy.Next(Posted(), "reminder", DunningBlocks.None, Due.PlusDays(14)).Level?.Name);
    }

    [Fact]
    public void Next_DisputeOrLateDelivery_BlocksAndSaysSo()
    {
        DunningDecision decision = Policy.Next(Posted(), null, DunningBlocks.DisputedCase | DunningBlocks.LateDelivery, Due.PlusDays(20));

        Assert.Null(decision.Level);
        Assert.Equal((20, DunningBlocks.DisputedCase | DunningBlocks.LateDelivery), (decision.DaysOverdue, decision.BlockedBy));
    }

    [Fact]
    public void Next_AfterABlock_TakesTheHighestLevelAtOnce() =>
        Assert.Equal("lawyer", Policy.Next(Posted(), "reminder", DunningBlocks.None, Due.PlusDays(45)).Level?.Name);

    [Fact]
    public void Next_PaidInvoice_SendsNothing()
    {
        Invoice paid = Posted();
        Assert.True(Receipt.Take(default, "R", "P", paid.Outstanding, "f", Deals.Now).Value.ApplyTo(paid, paid.Outstanding, "f", Deals.Now).IsSuccess);

        Assert.Equal(DunningBlocks.None, Policy.Next(paid, null, DunningBlocks.DisputedCase, Due.PlusDays(45)).BlockedBy);
    }

    [Fact]
    public void Compile_NotRisingAndNameless_IsReported()
    {
        Assert.Equal(["receivables.level_order", "receivables.level_name", "receivables.level_order"],
            DunningPolicy.Compile([new DunningLevel("a", 0), new DunningLevel("", 0)]).ValidationErrors.Select(e => e.ErrorCode));
        Assert.Equal("receivables.no_levels", Assert.Single(DunningPolicy.Compile([]).ValidationErrors).ErrorCode);
    }

    private static Invoice Posted()
    {
        Order order = Orders.Confirmed();
        Invoice invoice = Invoice.Draft(default, order, [new OrderPortion(1, 1m)], PaymentTerms.Net(30), Deals.Shanghai, "f", Deals.Now).Value;
        Result posted = invoice.Post(order, new InvoiceNumberSeries("I"), "f", Instant.FromUtc(2026, 5, 25, 8, 0));
        Assert.True(posted.IsSuccess);
        return invoice;
    }
}
