using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Primitives.Tests.Hierarchies;

public sealed class DatedHierarchyTests
{
    private static readonly LocalDate March = new(2026, 3, 1), July = new(2026, 7, 1);

    private static readonly HierarchyDefinition Sales = HierarchyDefinition.OfEdges(
        "sales",
        new HierarchyEdge("ann", "east", new EffectivePeriod(null, July)), new HierarchyEdge("ann", "west", new EffectivePeriod(July, null)),
        new HierarchyEdge("bob", "east"), new HierarchyEdge("east", "ceo"), new HierarchyEdge("west", "ceo"));

    [Fact]
    public void Parent_OnADay_IsTheOneOfThatDay()
    {
        DatedHierarchy sales = Sales.Compile().Value;

        Assert.Equal("east", sales.Parent("ann", July.PlusDays(-1)));
        Assert.Equal("west", sales.Parent("ann", July));
        Assert.Null(sales.Parent("ceo", July));
        Assert.Equal(["east", "ceo"], sales.Ancestors("ann", March));
        Assert.Equal(["east", "bob", "west", "ann"], sales.Descendants("ceo", July));
        Assert.Throws<ArgumentException>(() => sales.Parent("nobody", July));
    }

    [Fact]
    public void RollUp_OnADay_AddsEachNodeToAllAbove()
    {
        HierarchySnapshot day = Sales.Compile().Value.At(March);
        decimal[] values = new decimal[day.Keys.Count];
        values[0] = 1m;
        values[1] = 2m;

        day.RollUp(values);

        Assert.Equal(["ann", "bob", "ceo", "east", "west"], day.Keys);
        Assert.Equal([1m, 2m, 3m, 3m, 0m], values);
        Assert.Throws<ArgumentException>(() => day.RollUp(new decimal[2]));
    }

    [Fact]
    public void Compile_OfACycleInOneWindow_ListsItsNodesAndItsFirstDay()
    {
        HierarchyDefinition definition = HierarchyDefinition.OfEdges(
            "x", new HierarchyEdge("a", "b"), new HierarchyEdge("b", "c", new EffectivePeriod(March, null)), new HierarchyEdge("c", "a", new EffectivePeriod(null, July)));

        ValidationError error = Assert.Single(definition.Compile().ValidationErrors);

        Assert.Equal(("/edges/1", HierarchyErrors.Cycle), (error.Identifier, error.ErrorCode));
        Assert.Contains("from 2026-03-01: b -> c -> a -> b", error.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_OfACycleThatNeverMeetsInTime_Succeeds() => Assert.True(HierarchyDefinition.OfEdges(
        "x", new HierarchyEdge("a", "b", new EffectivePeriod(null, March)), new HierarchyEdge("b", "a", new EffectivePeriod(March, null))).Compile().IsSuccess);

    [Fact]
    public void Compile_WithManyProblems_ReportsAll()
    {
        HierarchyDefinition definition = new("x", ["a", "b", "a"],
        [
            new HierarchyEdge("a", "b"), new HierarchyEdge("a", "c"), new HierarchyEdge("a", "b", new EffectivePeriod(July, null)),
            new HierarchyEdge("d", "e"), new HierarchyEdge("b", "a", new EffectivePeriod(July, July)),
        ]);

        Assert.Equal(
            [
                ("/nodes/2", HierarchyErrors.DuplicateNode), ("/edges/1/parent", HierarchyErrors.UnknownNode), ("/edges/3/child", HierarchyErrors.UnknownNode),
                ("/edges/3/parent", HierarchyErrors.UnknownNode), ("/edges/4/valid", HierarchyErrors.EmptyPeriod), ("/edges/2/valid", HierarchyErrors.TwoParents),
            ],
            definition.Compile().ValidationErrors.Select(e => (e.Identifier!, e.ErrorCode!)));
    }

    [Fact]
    public void Compile_OfASelfParentOrAnEdgeIntoACycle_ReportsTheCycleOnce()
    {
        Assert.Contains("a -> a", Assert.Single(HierarchyDefinition.OfEdges("x", new HierarchyEdge("a", "a")).Compile().ValidationErrors).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(HierarchyErrors.Cycle, Assert.Single(HierarchyDefinition.OfEdges(
            "x", new HierarchyEdge("z", "a"), new HierarchyEdge("a", "b"), new HierarchyEdge("b", "a")).Compile().ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Compile_BeyondTheLimits_IsRefused()
    {
        HierarchyDefinition chain = HierarchyDefinition.OfEdges("x", Enumerable.Range(0, 70).Select(i => new HierarchyEdge($"n{i}", $"n{i + 1}")));

        Assert.All(chain.Compile().ValidationErrors, e => Assert.Equal(HierarchyErrors.TooDeep, e.ErrorCode));
        Assert.False(chain.Compile().IsSuccess);
        Assert.True(chain.Compile(DefinitionLimits.Default with { Depth = 70 }).IsSuccess);
        Assert.Equal(HierarchyErrors.TooMany, Assert.Single(chain.Compile(DefinitionLimits.Default with { Rules = 70 }).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Json_OfADefinition_RoundTrips()
    {
        string json = HierarchyDefinition.Json.Write(Sales);

        Assert.StartsWith("""{"schemaVersion":1,"name":"sales","nodes":["ann","bob",""", json, StringComparison.Ordinal);
        Assert.Equal(json, HierarchyDefinition.Json.Write(HierarchyDefinition.Json.Read(json).Value));
        Assert.Equal("/edges/0/parent", Assert.Single(HierarchyDefinition.Json.Read(json.Replace("\"parent\":\"east\"", "\"parent\":1", StringComparison.Ordinal)).ValidationErrors.Take(1)).Identifier);
    }

    /// <summary>Random dated edges over eight nodes; what compiles obeys the laws, what does not has a real fault.</summary>
    [Fact]
    public void Compile_OfRandomEdges_RefusesExactlyTheOnesWithAFaultOnSomeDay() => Law.Holds(Definitions, definition =>
    {
        Result<DatedHierarchy> result = definition.Compile();
        bool faulty = Days.Any(day => HasFault(definition, day));
        return result.IsSuccess == !faulty;
    }, 2_000);

    [Fact]
    public void RollUp_OfRandomHierarchies_EqualsTheSumOverDescendants() => Law.Holds(
        Definitions.Where(d => d.Compile().IsSuccess).Zip(Gen.Elements(Days.ToArray())), t =>
    {
        DatedHierarchy hierarchy = t.Item1.Compile().Value;
        HierarchySnapshot day = hierarchy.At(t.Item2);
        decimal[] own = [.. Enumerable.Range(0, day.Keys.Count).Select(i => (decimal)(1 << i))];
        decimal[] totals = [.. own];
        day.RollUp(totals);
        return Enumerable.Range(0, own.Length).All(i =>
            totals[i] == own[i] + day.Descendants(i).Sum(d => own[d])
            && hierarchy.Descendants(day.Keys[i], t.Item2).All(d => hierarchy.Ancestors(d, t.Item2).Contains(day.Keys[i]))
            && hierarchy.Ancestors(day.Keys[i], t.Item2).All(a => hierarchy.Descendants(a, t.Item2).Contains(day.Keys[i])))
            && day.RollUpOrder.Length == own.Length;
    }, 500);

    private static IEnumerable<LocalDate> Days => Enumerable.Range(-5, 32).Select(i => March.PlusDays(i));

    private static Gen<HierarchyDefinition> Definitions
    {
        get
        {
            Gen<HierarchyEdge> edge =
                from child in Gen.Choose(0, 7)
                from parent in Gen.Choose(0, 7)
                from start in Gen.Choose(-3, 12)
                from length in Gen.Choose(0, 12)
                from open in Gen.Choose(0, 5)
                select new HierarchyEdge("n" + child, "n" + parent, new EffectivePeriod(
                    open == 0 ? null : March.PlusDays(start), open == 1 ? null : March.PlusDays(start + length)));
            return Gen.Choose(0, 6).SelectMany(n => edge.ArrayOf(n)).Select(edges =>
                new HierarchyDefinition("x", [.. Enumerable.Range(0, 8).Select(i => "n" + i)], edges));
        }
    }

    private static bool HasFault(HierarchyDefinition definition, LocalDate day)
    {
        List<HierarchyEdge> valid = [.. definition.Edges.Where(e => e.Valid.Contains(day))];
        if (valid.GroupBy(e => e.Child).Any(g => g.Count() > 1)) return true;
        Dictionary<string, string> parents = valid.ToDictionary(e => e.Child, e => e.Parent);
        return parents.Keys.Any(node =>
        {
            string? at = node;
            for (int i = 0; i < 9 && at is not null; i++) at = parents.GetValueOrDefault(at);
            return at is not null;
        });
    }
}
