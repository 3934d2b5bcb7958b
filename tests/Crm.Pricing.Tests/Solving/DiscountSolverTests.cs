using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Solving;

public sealed class DiscountSolverTests
{
    private static readonly QuoteRequest Three = new([new QuoteLineRequest("1", "box", 3m) { Price = new PerUnitPrice(99.90m), Taxes = [Tax.Percent(19m)], UnitCost = 60m }]);

    [Fact]
    public void Solve_TotalAtMost_IsTheSmallestStepWithItsProof()
    {
        DiscountAnswer answer = Solve(Three, new DiscountQuestion(DiscountGoal.TotalAtMost, 350m) { LineIds = ["1"] });
        Assert.Equal((true, 1.87m, 349.98m), (answer.IsReached, answer.Percent, answer.Value));
        Assert.Equal((1.86m, 350.01m), (answer.NextPercent, answer.NextValue));
        Assert.Equal(349.98m, Price(answer.Request).Totals.Total);
    }

    [Fact]
    public void Solve_MarginAtLeast_IsTheLargestStepWithItsProof()
    {
        // Cost 180.00: a margin of 30 % is a net of 257.14 or more; 14.19 % off leaves 257.17, 14.20 % leaves 257.14.
        DiscountAnswer answer = Solve(Three, new DiscountQuestion(DiscountGoal.MarginPercentAtLeast, 30m));
        Assert.True(answer.IsReached && answer.Value >= 30m && answer.NextValue < 30m);
        Assert.Equal(answer.Percent + 0.01m, answer.NextPercent);
        Assert.Equal((14.19m, 257.17m), (answer.Percent, answer.Prices.Totals.Net));
    }

    /// <summary>Of nothing there is no margin: 100 % off leaves none to show.</summary>
    [Fact]
    public void Solve_MarginDownToNothing_IsShownAsUnknown()
    {
        QuoteRequest one = new([new QuoteLineRequest("1", "box", 1m) { Price = new PerUnitPrice(1m), Taxes = [], UnitCost = 1m }]);
        DiscountAnswer answer = Solve(one, new DiscountQuestion(DiscountGoal.MarginPercentAtLeast, -9_900m) { StepPercent = 1m });
        Assert.Equal((99m, -9_900m, 100m, null), (answer.Percent, answer.Value, answer.NextPercent, answer.NextValue));
    }

    [Fact]
    public void Solve_AlreadyMet_IsNoDiscount()
    {
        DiscountAnswer answer = Solve(Three, new DiscountQuestion(DiscountGoal.NetAtMost, 1_000m));
        Assert.Equal((true, 0m, null), (answer.IsReached, answer.Percent, answer.NextPercent));
    }

    [Fact]
    public void Solve_OutOfReach_SaysSoWithTheNearest()
    {
        DiscountAnswer answer = Solve(Three, new DiscountQuestion(DiscountGoal.NetAtMost, 200m) { MaxPercent = 25m });
        Assert.Equal((false, 25m, 224.78m), (answer.IsReached, answer.Percent, answer.Value));
        Assert.Equal(-50m, Solve(Three, new DiscountQuestion(DiscountGoal.NetAtMost, -1m)).Value - 50m);
    }

    [Fact]
    public void Solve_ChosenLines_LeavesTheOthers()
    {
        QuoteRequest request = Request();
        DiscountAnswer answer = Solve(request, new DiscountQuestion(DiscountGoal.NetAtMost, 500m) { LineIds = ["1"] });
        Assert.Equal(250m, answer.Prices.Lines[1].Net);
        Assert.True(answer.Value <= 500m && answer.NextValue > 500m);
    }

    [Fact]
    public void Solve_WhatIsWrong_IsRefused()
    {
        Assert.Equal("pricing.solver_line", Code(new DiscountQuestion(DiscountGoal.NetAtMost, 1m) { LineIds = ["9"] }));
        Assert.Equal("pricing.solver_step", Code(new DiscountQuestion(DiscountGoal.NetAtMost, 1m) { StepPercent = 0m }));
        Assert.Equal("pricing.solver_step", Code(new DiscountQuestion(DiscountGoal.NetAtMost, 1m) { MaxPercent = 101m }));
        Assert.Equal("pricing.solver_step", Code(new DiscountQuestion(DiscountGoal.NetAtMost, 1m) { StepPercent = 0.0000000000000000000000000001m }));
        Assert.Equal("pricing.solver_step", Code(new DiscountQuestion(DiscountGoal.NetAtMost, 1m) { StepPercent = decimal.MaxValue }));
        QuoteRequest noCost = new([new QuoteLineRequest("1", "seat", 1m)]);
        Assert.Equal("pricing.solver_margin", Assert.Single(DiscountSolver.Solve(Engine, noCost, Context, new DiscountQuestion(DiscountGoal.MarginPercentAtLeast, 1m)).ValidationErrors).ErrorCode);
    }

    /// <summary>10 cost more than 9 would at the volume price of 10: the quantity stays, so that has no say in the search.</summary>
    [Fact]
    public void Solve_VolumePriceThatFalls_IsFoundAsWell()
    {
        QuoteRequest request = new([new QuoteLineRequest("1", "seat", 9m), new QuoteLineRequest("2", "seat", 10m)]);
        Assert.True(Price(request).Lines[0].Net > Price(request).Lines[1].Net);
        DiscountAnswer answer = Solve(request, new DiscountQuestion(DiscountGoal.NetAtMost, 150m));
        Assert.Equal(SmallestByTrying(request, new DiscountQuestion(DiscountGoal.NetAtMost, 150m), 1m), Solve(request, new DiscountQuestion(DiscountGoal.NetAtMost, 150m) { StepPercent = 1m }).Percent);
        Assert.True(answer.Value <= 150m && answer.NextValue > 150m);
    }

    [Fact]
    public void Solve_AnyDocument_IsWhatTryingEveryStepFinds() => Law.Holds(
        (from lines in (from cents in Gen.Choose(1, 50_000) from quantity in Gen.Choose(1, 9) from tax in Gen.Elements(0m, 7m, 19m, 5.5m) select (cents, quantity, tax)).NonEmptyListOf()
         from target in Gen.Choose(0, 100)
         from onLines in Gen.Elements(true, false)
         from goal in Gen.Elements(DiscountGoal.TotalAtMost, DiscountGoal.NetAtMost)
         select (lines, target, onLines, goal)), static any =>
        {
            QuoteRequest request = new([.. any.lines.Take(5).Select(static (line, i) =>
                new QuoteLineRequest($"{i}", "box", line.quantity) { Price = new PerUnitPrice(line.cents / 100m), Taxes = [Tax.Percent(line.tax)] })]);
            PriceTotals full = Price(request).Totals;
            decimal target = decimal.Round((any.goal == DiscountGoal.TotalAtMost ? full.Total : full.Net) * any.target / 100m, 2);
            DiscountQuestion question = new(any.goal, target) { StepPercent = 0.5m, LineIds = any.onLines ? [.. request.Lines.Select(static l => l.Id)] : null };
            DiscountAnswer answer = Solve(request, question);
            return answer.IsReached && answer.Value <= target && (answer.NextValue is null || answer.NextValue > target)
                && answer.Percent == SmallestByTrying(request, question, 0.5m);
        }, 60);

    private static decimal? SmallestByTrying(QuoteRequest request, DiscountQuestion question, decimal step)
    {
        for (decimal percent = 0m; percent <= 100m; percent += step)
        {
            DiscountValue discount = DiscountValue.OfPercent(percent);
            PriceTotals totals = Price(question.LineIds is null
                ? request with { DocumentDiscount = discount }
                : request with { Lines = [.. request.Lines.Select(line => line with { Discounts = [new Discount("d", PriceStage.Additional, discount)] })] }).Totals;
            if ((question.Goal == DiscountGoal.TotalAtMost ? totals.Total : totals.Net) <= question.Target) return percent;
        }

        return null;
    }

    private static DiscountAnswer Solve(QuoteRequest request, DiscountQuestion question) => DiscountSolver.Solve(Engine, request, Context, question).Value;

    private static string Code(DiscountQuestion question) => Assert.Single(DiscountSolver.Solve(Engine, Three, Context, question).ValidationErrors).ErrorCode!;
}
