using System.Collections.Immutable;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Scoring.Tests.Routing;

public sealed class RouterTests
{
    internal sealed record Work(string? Band);

    internal static readonly FieldMap<Work> Fields = FieldMap.For<Work>().Text("band", static w => w.Band).Build();

    internal static readonly Router<Work> Leads = Router.Compile(new RoutingDefinition("leads",
    [
        new RoutingRule("vip") { When = Condition.Compare("band", ConditionOperator.Equal, "C"), Queue = "field", FallsThrough = true },
        new RoutingRule("calls") { When = Condition.Compare("band", ConditionOperator.In, ConditionValue.List("B", "C")), Queue = "calls" },
    ]), Fields).Value;

    private static readonly Gen<ImmutableArray<RoutingCandidate>> Team =
        (from id in Gen.Choose(1, 9)
         from capacity in Gen.Choose(0, 4)
         from load in Gen.Choose(0, 4)
         from weight in Gen.Choose(0, 3)
         from available in Gen.Elements(true, true, false)
         select new RoutingCandidate($"u{id}") { Capacity = capacity, Load = load, Weight = weight, IsAvailable = available })
        .ListOf().Select(static all => all.DistinctBy(static c => c.Id).ToImmutableArray());

    [Fact]
    public void Route_FirstRuleWithSomeone_DecidesAndSaysWhy()
    {
        ImmutableArray<RoutingCandidate> team = [new("f1") { Queues = ["field"], IsAvailable = false }, new("c1") { Queues = ["calls"] }];
        RoutingDecision decision = Leads.Route(new Work("C"), RoutingDemand.One, team, RoutingCursor.Start("leads"));
        Assert.Equal((RoutingOutcome.Assigned, "calls", "calls", "c1"), (decision.Outcome, decision.RuleId, decision.Queue, decision.CandidateId));
        Assert.Equal("Rule 'calls': c1 of 1 eligible, whose last turn is longest ago.", decision.Reason);
        Assert.Equal([RoutingRejection.Queue, null], decision.Verdicts.Select(static v => v.Rejection));
    }

    [Theory]
    [InlineData("B", RoutingOutcome.Waiting, "calls")]
    [InlineData("A", RoutingOutcome.NoRule, "overflow")]
    [InlineData(null, RoutingOutcome.NoRule, "overflow")]
    public void Route_NobodyOrNoRule_WaitsAndKeepsTheCursor(string? band, RoutingOutcome outcome, string queue)
    {
        RoutingCursor cursor = RoutingCursor.Start("leads");
        RoutingDecision decision = Leads.Route(new Work(band), RoutingDemand.One, [], cursor);
        Assert.Equal((outcome, queue, null), (decision.Outcome, decision.Queue, decision.CandidateId));
        Assert.Same(cursor, decision.Cursor);
    }

    [Fact]
    public void Route_SkillTerritoryCapacity_AreRejectedByName()
    {
        RoutingDemand demand = new(2) { Skills = [new SkillRequirement("POS-HW", 2)], Territory = "EAST" };
        ImmutableSortedDictionary<string, int> skilled = ImmutableSortedDictionary<string, int>.Empty.Add("POS-HW", 2);
        RoutingDecision decision = All(RoutingStrategy.LeastLoad).Route(new Work(null), demand,
        [
            new("tA") { Skills = skilled.SetItem("POS-HW", 1), Territories = ["EAST"] },
            new("tB") { Skills = skilled, Territories = ["EAST"], Capacity = 3, Load = 1 },
            new("tC") { Skills = skilled, Territories = ["NORTH"] },
            new("tD") { Skills = skilled, Territories = ["EAST"], Capacity = 3, Load = 2 },
        ], RoutingCursor.Start("all"));
        Assert.Equal("tB", decision.CandidateId);
        Assert.Equal([RoutingRejection.Skill, null, RoutingRejection.Territory, RoutingRejection.Capacity], decision.Verdicts.Select(static v => v.Rejection));
        Assert.Equal("POS-HW 1 of 2", decision.Verdicts[0].Detail);
    }

    [Fact]
    public void Route_SameArguments_SameDecision_WhateverTheOrderOfCandidates() => Law.Holds(
        Team.Zip(Gen.Elements(RoutingStrategy.RoundRobin, RoutingStrategy.LeastLoad, RoutingStrategy.SpareCapacity, RoutingStrategy.SparePercent)),
        static t =>
        {
            RoutingCursor one = RoutingCursor.Start("all"), other = one;
            for (int i = 0; i < 12; i++)
            {
                RoutingDecision first = All(t.Item2).Route(new Work(null), RoutingDemand.One, t.Item1, one);
                RoutingDecision second = All(t.Item2).Route(new Work(null), RoutingDemand.One, [.. t.Item1.Reverse()], other);
                if (first.CandidateId != second.CandidateId || first.Reason != second.Reason) return false;
                (one, other) = (first.Cursor, second.Cursor);
            }

            return true;
        }, cases: 300);

    [Fact]
    public void Route_RoundRobin_NobodyIsAheadByMoreThanOneTurn() => Law.Holds(Gen.Choose(1, 7).Zip(Gen.Choose(0, 40)), static t =>
    {
        ImmutableArray<RoutingCandidate> team = [.. Enumerable.Range(0, t.Item1).Select(static i => new RoutingCandidate($"u{i}"))];
        Dictionary<string, int> turns = team.ToDictionary(static c => c.Id, static _ => 0);
        foreach (string chosen in Sequence(RoutingStrategy.RoundRobin, team, t.Item2)) turns[chosen]++;
        return turns.Values.Max() - turns.Values.Min() <= 1;
    }, cases: 300);

    [Fact]
    public void Route_SmoothWeighted_EveryFullCycleIsExact() => Law.Holds(Gen.Choose(0, 6).ListOf().Select(static w => w.Take(5).ToArray()), static weights =>
    {
        ImmutableArray<RoutingCandidate> team = [.. weights.Select(static (w, i) => new RoutingCandidate($"u{i}") { Weight = w })];
        int total = weights.Sum();
        string[] sequence = [.. Sequence(RoutingStrategy.SmoothWeighted, team, 2 * total)];
        return team.All(c => sequence.Take(total).Count(s => s == c.Id) == c.Weight && sequence.Skip(total).Count(s => s == c.Id) == c.Weight);
    }, cases: 300);

    [Fact]
    public void Route_ChosenCandidate_IsAlwaysEligible() => Law.Holds(
        Team.Zip(Gen.Elements(Enum.GetValues<RoutingStrategy>())),
        static t => All(t.Item2).Route(new Work(null), new RoutingDemand(2), t.Item1, RoutingCursor.Start("all")) is var decision
            && (decision.CandidateId is null
                ? t.Item2 == RoutingStrategy.SmoothWeighted || decision.Verdicts.All(static v => v.Rejection is not null)
                : t.Item1.Single(c => c.Id == decision.CandidateId) is { IsAvailable: true } chosen && chosen.Capacity - chosen.Load >= 2));

    [Fact]
    public void Compile_BrokenDefinition_ReportsEveryProblemAtOnce()
    {
        Result<Router<Work>> result = Router.Compile(new RoutingDefinition("",
            [new RoutingRule("a"), new RoutingRule("a") { When = Condition.IsPresent("nowhere") }])
        { OverflowQueue = "" }, Fields);
        Assert.Equal(
            [RoutingErrors.NameMissing, RoutingErrors.NameMissing, RoutingErrors.Duplicate, RoutingErrors.NeverReached, ConditionErrors.UnknownField],
            result.ValidationErrors.Select(static e => e.ErrorCode));
        Assert.Equal(RoutingErrors.NoRules, Router.Compile(new RoutingDefinition("n", []), Fields).ValidationErrors.Single().ErrorCode);
    }

    private static IEnumerable<string> Sequence(RoutingStrategy strategy, ImmutableArray<RoutingCandidate> team, int count)
    {
        RoutingCursor cursor = RoutingCursor.Start("all");
        for (int i = 0; i < count; i++)
        {
            RoutingDecision decision = All(strategy).Route(new Work(null), RoutingDemand.One, team, cursor);
            cursor = decision.Cursor;
            yield return decision.CandidateId!;
        }
    }

    private static Router<Work> All(RoutingStrategy strategy) => Router.Compile(new RoutingDefinition("all", [new RoutingRule("all") { Strategy = strategy }]), Fields).Value;
}
