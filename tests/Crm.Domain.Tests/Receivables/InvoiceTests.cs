using Crm.Domain.Tests.Sales;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Domain.Tests.Sales.Deals;
using Result = Crm.Primitives.Result;

namespace Crm.Domain.Tests.Receivables;

public sealed class InvoiceTests
{
    private static readonly Instant Posting = Instant.FromUtc(2026, 5, 25, 8, 0);

    [Fact]
    public void Post_PartOfAnOrder_HasItsShareAndDueDate()
    {
        Order order = Orders.Confirmed();

        Invoice invoice = Post(order, new InvoiceNumberSeries("INV-"), (1, 1m), (2, 1m), (4, 1m), (3, 15m));

        Assert.Equal(new TaxedAmount(Yuan(258_380m), Yuan(18_224.40m)), invoice.Amount);
        Assert.Equal(("INV-1", new LocalDate(2026, 6, 24)), (invoice.Number, invoice.DueDate));
        Assert.Equal(Completeness.Partial, order.Billing);
        Assert.Equal(Yuan(586_989.20m - 276_604.40m), order.NotInvoiced);
    }

    [Fact]
    public void Post_LateInTheEvening_CountsTheLocalDate()
    {
        Order order = Orders.Confirmed();
        Invoice invoice = Draft(order, (1, 1m));

        // 17:00 UTC is already the next day in Shanghai.
        Assert.True(invoice.Post(order, new InvoiceNumberSeries("I"), "finance", Instant.FromUtc(2026, 5, 25, 17, 0)).IsSuccess);

        Assert.Equal(new LocalDate(2026, 5, 26), invoice.PostedOn);
    }

    [Fact]
    public void Post_MoreThanIsLeft_UsesNoNumberUp()
    {
        Order order = Orders.Confirmed();
        InvoiceNumberSeries series = new("INV-", 7, 4);
        Invoice first = Draft(order, (3, 15m)), second = Draft(order, (3, 15m));
        Assert.True(first.Post(order, series, "finance", Posting).IsSuccess);

        Result result = second.Post(order, series, "finance", Posting);

        Assert.Equal("sales.overbilled", Assert.Single(result.ValidationErrors).ErrorCode);
        Assert.Equal(("INV-0007", "INV-0008", InvoiceState.Draft), (first.Number, series.Peek(), second.State));
    }

    [Fact]
    public void Post_OrderThatIsNotConfirmedOrAnother_IsRefused()
    {
        Order order = Orders.Confirmed();
        Invoice invoice = Draft(order, (1, 1m));
        Assert.True(order.Hold("r", "ops", Now).IsSuccess);

        Assert.Equal(StateErrors.InvalidTransition, Assert.Single(invoice.Post(order, new InvoiceNumberSeries("I"), "f", Posting).ValidationErrors).ErrorCode);
        Order other = Order.Place(default, "SO-9", Orders.Request, "k9", "ops", Now).Value;
        Assert.Equal("receivables.order", Assert.Single(invoice.Post(other, new InvoiceNumberSeries("I"), "f", Posting).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Draft_BadPortions_AreAllReported() =>
        Assert.Equal(["sales.line_unknown", "sales.line_quantity", "sales.overbilled", "sales.line_unknown"],
            Invoice.Draft(default, Orders.Confirmed(), [new(9, 1m), new(1, 0m), new(2, 4m), new(2, 1m)], PaymentTerms.Net(30), Shanghai, "f", Posting)
                .ValidationErrors.Select(e => e.ErrorCode));

    [Fact]
    public void ApplyTo_PartThenRest_SettlesTheInvoice()
    {
        Invoice invoice = Post(Orders.Confirmed(), new InvoiceNumberSeries("INV-"), (1, 1m), (2, 1m), (4, 1m), (3, 15m));
        Receipt receipt = Money(300_000m);

        Assert.True(receipt.ApplyTo(invoice, Yuan(200_000m), "finance", Now).IsSuccess);
        Assert.Equal((Yuan(76_604.40m), InvoiceStatus.PartiallyPaid), (invoice.Outstanding, invoice.StatusOn(new LocalDate(2026, 6, 24))));
        Assert.Equal(InvoiceStatus.Overdue, invoice.StatusOn(new LocalDate(2026, 6, 25)));
        Assert.Equal("receivables.overpaid", Assert.Single(receipt.ApplyTo(invoice, Yuan(76_604.41m), "finance", Now).ValidationErrors).ErrorCode);

        Assert.True(receipt.ApplyTo(invoice, Yuan(76_604.40m), "finance", Now).IsSuccess);
        Assert.Equal((InvoiceState.Paid, "InvoicePaid"), (invoice.State, invoice.PendingEvents[^1].Type));
        Assert.Null(invoice.AsOpenItem());
        Assert.Equal(Yuan(23_395.60m), receipt.AsUnappliedCredit()?.Amount);
    }

    [Fact]
    public void ApplyTo_EveryMistake_IsRefused()
    {
        Order order = Orders.Confirmed();
        Invoice invoice = Post(order, new InvoiceNumberSeries("I"), (1, 1m));
        Receipt receipt = Money(10m);

        Assert.Equal("receivables.currency", Code(receipt.ApplyTo(invoice, new Money(1m, "USD"), "f", Now)));
        Assert.Equal("receivables.amount", Code(receipt.ApplyTo(invoice, Yuan(0m), "f", Now)));
        Assert.Equal("receivables.overapplied", Code(receipt.ApplyTo(invoice, Yuan(11m), "f", Now)));
        Assert.Equal("receivables.invoice_not_open", Code(receipt.ApplyTo(Draft(order, (2, 1m)), Yuan(1m), "f", Now)));
        Assert.Equal("receivables.not_applied", Code(receipt.WithdrawFrom(invoice, "f", Now)));
        Assert.Equal(Yuan(10m), receipt.Unapplied);
    }

    [Fact]
    public void WithdrawFrom_PaidInvoice_OpensItAgain()
    {
        Invoice invoice = Post(Orders.Confirmed(), new InvoiceNumberSeries("I"), (1, 1m));
        Receipt receipt = Money(84_800m);
        Assert.True(receipt.ApplyTo(invoice, Yuan(84_800m), "f", Now).IsSuccess);

        Assert.True(receipt.WithdrawFrom(invoice, "f", Now).IsSuccess);

        Assert.Equal((InvoiceState.Posted, Yuan(84_800m), Yuan(84_800m)), (invoice.State, invoice.Outstanding, receipt.Unapplied));
        Assert.Equal("PaymentReversed", invoice.PendingEvents[^1].Type);
    }

    [Fact]
    public void Void_PostedInvoice_NeedsACreditNoteAndLetsTheOrderBeBilledAgain()
    {
        Order order = Orders.Confirmed();
        Invoice invoice = Post(order, new InvoiceNumberSeries("I"), (3, 15m));
        Assert.Equal(["credit note issued"], StateErrors.UnmetGuards(invoice.Void(order, null, "f", Now).ValidationErrors));

        Assert.True(invoice.Void(order, "CN-1", "f", Now).IsSuccess);

        Assert.Equal((Completeness.None, 0, 20m, Yuan(0m)), (order.Billing, order.PostedInvoices, order.Lines[2].ToBill, invoice.Outstanding));
    }

    [Fact]
    public void WriteOff_NeedsApproverAndReason()
    {
        Invoice invoice = Post(Orders.Confirmed(), new InvoiceNumberSeries("I"), (1, 1m));

        Assert.Equal(["approver!=null", "reason!=null"], StateErrors.UnmetGuards(invoice.WriteOff(null, " ", "f", Now).ValidationErrors));
        Assert.True(invoice.WriteOff("head", "insolvent", "f", Now).IsSuccess);
        Assert.Equal(("84800.00 CNY", Yuan(0m)), (invoice.PendingEvents[^1].Payload["amount"], invoice.Outstanding));
    }

    [Fact]
    public void Of_PaidPartLateAndAll_DerivesTheProgress()
    {
        Order order = Orders.Confirmed(r => r with { Lines = [r.Lines[0]] });
        LocalDate today = new(2026, 6, 1);
        Assert.Equal(PaymentProgress.None, OrderPayments.Of(order, [], today));
        Invoice invoice = Post(order, new InvoiceNumberSeries("I"), (1, 1m));
        Receipt receipt = Money(84_800m);

        Assert.True(receipt.ApplyTo(invoice, Yuan(1m), "f", Now).IsSuccess);
        Assert.Equal(PaymentProgress.Partial, OrderPayments.Of(order, [invoice], today));
        Assert.Equal(PaymentProgress.Overdue, OrderPayments.Of(order, [invoice], today.PlusMonths(1)));
        Assert.True(receipt.ApplyTo(invoice, Yuan(84_799m), "f", Now).IsSuccess);
        Assert.Equal(PaymentProgress.Full, OrderPayments.Of(order, [invoice], today.PlusMonths(1)));
        Assert.True(order.Complete("ops", Now).IsSuccess);
    }

    [Fact]
    public void Post_AnyCutOfAnOrder_NeverExceedsItAndAddsUpExactly()
    {
        // Prices that do not divide evenly, cut into parts at random, some of them voided again.
        Gen<(int Cents, int Quantity, int[] Cuts)> cases =
            from cents in Gen.Choose(1, 100_000)
            from quantity in Gen.Choose(1, 30)
            from cuts in Gen.Choose(-5, 7).ArrayOf()
            select (cents, quantity, cuts);
        Law.Holds(cases, c =>
        {
            OrderRequestLine line = Orders.Line("X", c.Quantity, c.Cents / 100m / 3m, 0m, 19m);
            Order order = Orders.Confirmed(r => r with { Lines = [line] });
            InvoiceNumberSeries series = new("I");
            List<Invoice> posted = [];
            foreach (int cut in c.Cuts)
            {
                if (cut < 0 && posted.Count > 0)
                {
                    Invoice last = posted[(-cut) % posted.Count];
                    if (!last.Void(order, "CN", "f", Now).IsSuccess) return false;
                    posted.Remove(last);
                }

                decimal quantity = Math.Min(Math.Max(cut, 0), order.Lines[0].ToBill);
                if (quantity > 0m) posted.Add(Post(order, series, (1, quantity)));
                if (posted.Sum(i => i.Amount.Net.Amount) > order.Amount.Net.Amount || order.NotInvoiced.Amount < 0m) return false;
                if (posted.Sum(i => i.Amount.Total.Amount) + order.NotInvoiced.Amount != order.Amount.Total.Amount) return false;
            }

            if (order.Lines[0].ToBill > 0m) posted.Add(Post(order, series, (1, order.Lines[0].ToBill)));
            return order.Billing == Completeness.Full
                && posted.Aggregate(TaxedAmount.Zero(Cny), (sum, i) => sum + i.Amount) == order.Amount
                && order.NotInvoiced == Yuan(0m);
        }, 500);
    }

    private static string? Code(Result result) => Assert.Single(result.ValidationErrors).ErrorCode;

    private static Receipt Money(decimal amount) => Receipt.Take(default, "R-1", "O-SHENLAN", Yuan(amount), "finance", Now).Value;

    private static Invoice Draft(Order order, params (int Line, decimal Quantity)[] portions) => Invoice.Draft(
        new InvoiceId(new SeededIds(3).Next()), order, [.. portions.Select(p => new OrderPortion(p.Line, p.Quantity))], PaymentTerms.Net(30), Shanghai, "finance", Posting).Value;

    private static Invoice Post(Order order, InvoiceNumberSeries series, params (int Line, decimal Quantity)[] portions)
    {
        Invoice invoice = Draft(order, portions);
        Assert.True(invoice.Post(order, series, "finance", Posting).IsSuccess);
        return invoice;
    }
}
