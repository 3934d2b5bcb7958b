using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Commission.Tests;

public sealed class CreditSplitTests
{
    [Fact]
    public void Divide_SeventyThirty_AddsUp()
    {
        CreditSplit split = CreditSplit.Compile([new SplitPart("rep1", 70m), new SplitPart("cc1", 30m)]).Value;
        Assert.Equal([385_238m, 165_102m], split.Divide(new Money(550_340m, Given.Cny)).Select(static m => m.Amount));
        Assert.Equal(["deal/rep1", "deal/cc1"], split.Apply(Given.Credit(1, 100m) with { Id = "deal" }).Select(static c => c.Id));
    }

    [Fact]
    public void Divide_AnySplit_SumsToTheAmount() =>
        Law.Holds(
            from cents in Gen.Choose(-1_000_000, 1_000_000)
            from cuts in Gen.ArrayOf(Gen.Choose(0, 10_000), 4)
            select (cents, cuts),
            static c =>
            {
                int[] edges = [0, .. c.cuts.Order(), 10_000];
                SplitPart[] parts = [.. edges.Zip(edges.Skip(1), static (a, b) => (b - a) / 100m).Select(static (p, i) => new SplitPart($"p{i}", p))];
                Money deal = new(c.cents / 100m, Given.Cny);
                return CreditSplit.Compile(parts).Value.Divide(deal).Aggregate(static (a, b) => a + b) == deal;
            });

    [Fact]
    public void Compile_BadSplit_ReportsEveryProblem() =>
        Assert.Equal(
            ["commission.split_duplicate", "commission.split_negative", "commission.split_total"],
            CreditSplit.Compile([new SplitPart("a", 50m), new SplitPart("a", -10m)]).ValidationErrors.Select(static e => e.ErrorCode));
}
