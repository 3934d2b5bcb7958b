using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Forecasting.Tests;

public sealed class ForecastRollupTests
{
    [Fact]
    public void Compute_ZeroIsAnAdjustment_AbsentIsNot()
    {
        ForecastNode root = new("root", null, 1m), a = new("a", "root", 10m), b = new("b", "root", 20m, OwnerAdjustment: new(AdjustmentMode.Absolute, 0m, 20m));
        Assert.Equal([11m, 10m, 0m], ForecastRollup.Compute([root, a, b]).Value.Select(static n => n.Effective));
    }

    [Fact]
    public void Compute_Cycle_IsNamedWithItsNodes()
    {
        ForecastNode[] nodes = [new("p", "q", 1m), new("q", "p", 1m), new("r", null, 1m)];
        Primitives.ValidationError problem = Assert.Single(ForecastRollup.Compute(nodes).ValidationErrors);
        Assert.Equal("forecast.hierarchy_cycle", problem.ErrorCode);
        Assert.Contains("p, q", problem.ErrorMessage);
    }

    [Fact]
    public void Compute_UnknownParentAndDuplicate_AreBothReported() =>
        Assert.Equal(
            ["forecast.node_duplicate", "forecast.parent_unknown"],
            ForecastRollup.Compute([new("a", "x", 1m), new("a", null, 1m)]).ValidationErrors.Select(static e => e.ErrorCode));

    [Fact]
    public void Compute_WithoutAdjustments_TheRootHoldsEverything() =>
        Law.Holds(
            from own in Gen.ArrayOf(Gen.Choose(-100, 1_000), 15)
            from parents in Gen.ArrayOf(Gen.Choose(0, 1_000), 15)
            select own.Select((o, i) => new ForecastNode($"n{i}", i == 0 ? null : $"n{parents[i] % i}", o)).ToArray(),
            static nodes => ForecastRollup.Compute(nodes).Value[0].Base == nodes.Sum(static n => n.Own)
                && ForecastRollup.Compute([.. nodes.Reverse()]).Value.Reverse().SequenceEqual(ForecastRollup.Compute(nodes).Value));
}
