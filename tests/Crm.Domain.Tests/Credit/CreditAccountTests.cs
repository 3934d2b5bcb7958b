using Crm.Domain.Tests.Sales;
using Crm.Primitives;
using NodaTime;
using Xunit;
using static Crm.Domain.Tests.Sales.Deals;

namespace Crm.Domain.Tests.Credit;

public sealed class CreditAccountTests
{
    [Fact]
    public void RaiseLimit_Higher_IsAuditedWithOldAndNew()
    {
        CreditAccount account = Account("O", null, 500_000m);

        Assert.True(account.RaiseLimit(Yuan(600_000m), "new order", "credit-manager", Now).IsSuccess);

        CreditLimitChange change = Assert.Single(account.Changes);
        Assert.Equal((Yuan(500_000m), Yuan(600_000m), "credit-manager"), (change.Old, change.New, change.By));
        Assert.Equal("CreditLimitRaised", account.PendingEvents[^1].Type);
        CreditDecision decision = account.Check(CreditExposure.None(Cny), Yuan(586_989.20m));
        Assert.Equal((false, true, 97.83m), (decision.IsExceeded, decision.IsWarning, decision.UtilisationPercent));
    }

    [Fact]
    public void RaiseLimit_NotHigherOrWithoutReason_IsRefused()
    {
        CreditAccount account = Account("O", null, 500_000m);

        Assert.Equal(["credit.not_raised", "credit.reason"], account.RaiseLimit(Yuan(500_000m), "", "cm", Now).ValidationErrors.Select(e => e.ErrorCode));
        Assert.Equal(["credit.limit"], account.RaiseLimit(new Money(1m, "USD"), "r", "cm", Now).ValidationErrors.Select(e => e.ErrorCode));
        Assert.Empty(account.Changes);
    }

    [Fact]
    public void ChangeLimit_RemovedThenTheSame_AuditsOnce()
    {
        CreditAccount account = Account("O", null, 1m);
        Assert.True(account.ChangeLimit(null, "prepays", "cm", Now).IsSuccess);
        Assert.True(account.ChangeLimit(null, "prepays", "cm", Now).IsSuccess);
        Assert.Single(account.Changes);
        Assert.False(account.Check(CreditExposure.None(Cny), Yuan(1e12m)).IsExceeded);
    }

    [Fact]
    public void Open_EverythingWrong_IsReportedAtOnce() =>
        Assert.Equal(["credit.party", "credit.limit", "credit.warn_percent"],
            CreditAccount.Open(default, "O", "O", Cny, Yuan(-1m), 0m, "cm", Now).ValidationErrors.Select(e => e.ErrorCode));

    [Fact]
    public void Of_OrderPartlyInvoicedAndPaid_CountsTheRest()
    {
        Order order = Orders.Confirmed();
        Invoice invoice = Invoice.Draft(default, order, [new(1, 1m), new(2, 1m), new(4, 1m), new(3, 15m)], PaymentTerms.Net(30), Shanghai, "f", Now).Value;
        Assert.True(invoice.Post(order, new InvoiceNumberSeries("I"), "f", Now).IsSuccess);
        Receipt receipt = Receipt.Take(default, "R", "O", Yuan(200_000m), "f", Now).Value;

        CreditExposure unapplied = CreditExposures.Of([order], [invoice], [receipt], Cny, static m => m);
        Assert.True(receipt.ApplyTo(invoice, Yuan(200_000m), "f", Now).IsSuccess);

        Assert.Equal(Yuan(386_989.20m), unapplied.Total);
        Assert.Equal(unapplied, CreditExposures.Of([order], [invoice], [receipt], Cny, static m => m));
    }

    [Fact]
    public void Check_GroupLimit_CoversEverythingBelow()
    {
        CreditAccount[] accounts = [Account("GRP", null, 1_000m), Account("A", "GRP", 800m), Account("B", "GRP", 800m)];
        Dictionary<string, CreditExposure> exposures = new() { ["A"] = new(Yuan(0m), Yuan(500m)), ["B"] = new(Yuan(400m), Yuan(0m)) };

        IReadOnlyList<GroupCreditDecision> decisions = GroupCredit.Check(accounts, exposures, "B", Yuan(200m)).Value;

        Assert.Equal([("B", false, 600m), ("GRP", true, 1_100m)], decisions.Select(d => (d.PartyKey, d.Decision.IsExceeded, d.Decision.Exposure.Amount)));
    }

    [Fact]
    public void Check_GroupsInACircle_AreReported() =>
        Assert.Equal("credit.group_cycle", Assert.Single(GroupCredit.Check(
            [Account("A", "B", 1m), Account("B", "A", 1m)], new Dictionary<string, CreditExposure>(), "A", Yuan(1m)).ValidationErrors).ErrorCode);

    private static CreditAccount Account(string party, string? group, decimal limit) =>
        CreditAccount.Open(default, party, group, Cny, Yuan(limit), 80m, "cm", Now).Value;
}
