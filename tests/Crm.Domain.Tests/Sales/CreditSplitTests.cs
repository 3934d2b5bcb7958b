using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Domain.Tests.Sales;

public sealed class CreditSplitTests
{
    [Fact]
    public void Of_SharesOfHundred_AreKeptByUserKey()
    {
        CreditSplit split = CreditSplit.Of([new SplitShare("rep1", 70m), new SplitShare("cc1", 30m)]).Value;

        Assert.Equal([new SplitShare("cc1", 30m), new SplitShare("rep1", 70m)], split.Shares);
        Assert.Equal(0m, split.PercentOf("rep2"));
    }

    [Fact]
    public void Of_EverythingWrong_IsReportedAtOnce()
    {
        Result<CreditSplit> result = CreditSplit.Of([new SplitShare("a", 50m), new SplitShare("a", 49.99m), new SplitShare("b", 0m)]);

        Assert.Equal(["sales.split_user", "sales.split_percent", "sales.split_total"], result.ValidationErrors.Select(e => e.ErrorCode));
    }

    [Fact]
    public void Divide_AmountThatDoesNotSplitEvenly_AddsUp() =>
        Assert.Equal(
            [new Money(33.34m, "CNY"), new Money(33.33m, "CNY"), new Money(33.33m, "CNY")],
            CreditSplit.Of([new SplitShare("a", 33.34m), new SplitShare("b", 33.33m), new SplitShare("c", 33.33m)]).Value.Divide(new Money(100m, "CNY")));

    [Fact]
    public void Divide_AnyAmount_AddsUpExactly()
    {
        Gen<(int First, int Cents)> cases =
            from first in Gen.Choose(1, 9_999)
            from cents in Gen.Choose(-1_000_000, 100_000_000)
            select (first, cents);
        Law.Holds(cases, c =>
        {
            CreditSplit split = CreditSplit.Of([new SplitShare("a", c.First / 100m), new SplitShare("b", 100m - (c.First / 100m))]).Value;
            Money amount = new(c.Cents / 100m, "CNY");
            return split.Shares.Sum(s => s.Percent) == 100m && split.Divide(amount).Aggregate((x, y) => x + y) == amount;
        });
    }
}
