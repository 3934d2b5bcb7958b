using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Receivables;

public sealed class ReceivablesAgingTests
{
    private static readonly Currency Cny = Currency.Of("CNY");
    private static readonly LocalDate AsOf = new(2026, 7, 31);

    [Fact]
    public void Age_TwoInvoices_AreInTheirBucketsAndAddUp()
    {
        OpenItem[] items =
        [
            new("INV-2", "P", new LocalDate(2026, 7, 5), new Money(14644.80m, Cny)),
            new("INV-1", "P", new LocalDate(2026, 6, 24), new Money(76604.40m, Cny)),
        ];

        AgingReport report = ReceivablesAging.Age(items, [], Cny, AsOf, AgingBuckets.Standard).Value;

        Assert.Equal(new AgingLine("INV-1", "P", 37, "31-60", new Money(76604.40m, Cny)), report.Lines[0]);
        Assert.Equal(new AgingLine("INV-2", "P", 26, "1-30", new Money(14644.80m, Cny)), report.Lines[1]);
        Assert.Equal(new Money(91249.20m, Cny), report.Total);
        Assert.Equal("31-60", report.WorstBucketOf("P"));
        Assert.Null(report.WorstBucketOf("Q"));
    }

    [Fact]
    public void Age_UnappliedCredit_IsShownApart()
    {
        AgingReport report = ReceivablesAging.Age(
            [new OpenItem("I", "P", AsOf, new Money(10m, Cny))], [new UnappliedCredit("R", "P", new Money(4m, Cny))], Cny, AsOf, AgingBuckets.Standard).Value;

        Assert.Equal(new Money(10m, Cny), report.Total);
        Assert.Equal(new Money(4m, Cny), report.UnappliedCredit);
        Assert.Equal(new Money(6m, Cny), report.NetOfCredit);
        Assert.Equal("not due", Assert.Single(report.Lines).Bucket);
    }

    [Fact]
    public void Age_OtherCurrencyAndNegativeAmount_AreBothReported()
    {
        Result<AgingReport> result = ReceivablesAging.Age(
            [new OpenItem("I", "P", AsOf, new Money(1m, "USD"))], [new UnappliedCredit("R", "P", new Money(-1m, Cny))], Cny, AsOf, AgingBuckets.Standard);

        Assert.Equal(["receivables.currency", "receivables.negative"], result.ValidationErrors.Select(e => e.ErrorCode));
        Assert.Equal(["/items/0/outstanding", "/unapplied/0/amount"], result.ValidationErrors.Select(e => e.Identifier));
    }

    [Fact]
    public void Age_AnyItems_BucketsAndLinesAddUpToTheOutstandingTotal()
    {
        Gen<OpenItem> item =
            from days in Gen.Choose(-200, 400)
            from cents in Gen.Choose(0, 1_000_000)
            select new OpenItem("I" + days, "P", AsOf.PlusDays(-days), new Money(cents / 100m, Cny));

        Law.Holds(item.ArrayOf(), items =>
        {
            AgingReport report = ReceivablesAging.Age(items, [], Cny, AsOf, AgingBuckets.Standard).Value;
            decimal outstanding = items.Sum(i => i.Outstanding.Amount);
            return report.Total.Amount == outstanding
                && report.Buckets.Sum(b => b.Outstanding.Amount) == outstanding
                && report.Lines.Sum(l => l.Outstanding.Amount) == outstanding
                && report.Buckets.All(b => b.Outstanding.Amount == report.Lines.Where(l => l.Bucket == b.Bucket).Sum(l => l.Outstanding.Amount));
        });
    }
}
