using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Scoring.Tests.Models.Samples;

namespace Crm.Scoring.Tests.Models;

public sealed class ScoreModelTests
{
    private static readonly Instant Later = Start + Duration.FromDays(60);

    [Fact]
    public void Explain_PointsOfAllReasons_AreTheScoreExactly() => Law.Holds(History.Zip(Subject), static t =>
    {
        ScoreExplanation why = Model.Explain(Input(t.Item1, t.Item2), Later).Value;
        Score score = Model.Evaluate(Input(t.Item1, t.Item2), Later).Value;
        return why.Reasons.Sum(static r => r.Points) == why.Score.Value && score.Value == why.Score.Value && score.Label == why.Score.Label
            && why.Reasons.All(static r => r.Points != 0);
    });

    [Fact]
    public void Evaluate_WhateverTheOrderAndHoweverOftenRepeated_IsTheSame() => Law.Holds(History, static events =>
        Model.Evaluate(Input(events), Later).Value.Value == Model.Evaluate(Input([.. events.Reverse(), .. events]), Later).Value.Value);

    [Fact]
    public void Evaluate_EventsOfTheFuture_DoNotCount() => Law.Holds(History, static events =>
        Model.Evaluate(Input(events), Later).Value.Value == Model.Evaluate(Input(events.Where(static e => e.OccurredAt <= Later)), Later).Value.Value);

    [Fact]
    public void Evaluate_Total_StaysWithinItsBounds() => Law.Holds(History.Zip(Subject), static t =>
        Model.Evaluate(Input(t.Item1, t.Item2), Later).Value is { Value: >= 0 and <= 100 } score && score.Band is not null);

    [Fact]
    public void Evaluate_State_IsTheScoreOfItsEvents() => Law.Holds(History.Zip(Subject), static t =>
    {
        ScoreState state = Model.NewState();
        foreach (EngagementEvent engagement in t.Item1.Where(static e => e.OccurredAt <= Later)) state.Apply(engagement);
        Score streamed = Model.Evaluate(t.Item2, state, Later).Value, batch = Model.Evaluate(Input(t.Item1, t.Item2), Later).Value;
        return Math.Abs(streamed.Value - batch.Value) <= 1e-9m;
    });

    [Fact]
    public void Evaluate_StateOfLater_IsRefused()
    {
        ScoreState state = Model.NewState();
        state.Apply(new EngagementEvent("e", "visit", Later));
        Assert.Equal(ScoreErrors.StateIsNewer, Model.Evaluate(new Company(null, null), state, Later - Duration.Epsilon).ValidationErrors.Single().ErrorCode);
        Assert.Equal(2, Model.Evaluate(new Company(null, null), state, Later).Value.Value);
    }

    [Fact]
    public void Evaluate_OneIdWithTwoContents_IsAnError()
    {
        EngagementEvent first = new("e", "visit", Start), other = first with { Type = "click" };
        ValidationError error = Assert.Single(Model.Evaluate(Input([first, other]), Later).ValidationErrors);
        Assert.Equal((ScoreErrors.EventConflict, "/events/1"), (error.ErrorCode, error.Identifier));
    }

    [Fact]
    public void Evaluate_UnknownField_GivesNothingEitherWay()
    {
        Assert.Equal(0, Model.Evaluate(Input([], new Company(null, null)), Later).Value.Dimensions[0].Value);
        Assert.Equal(12.5m, Model.Evaluate(Input([], new Company(50, "DE")), Later).Value.Dimensions[0].Value);
        Assert.Equal("A2", Model.Evaluate(Input([], new Company(50, "DE")), Later).Value.Label);
    }

    [Fact]
    public void Evaluate_Override_WinsWhileItHoldsAndIsAReason()
    {
        ScoreInput<Company> input = Input([new EngagementEvent("e", "manual", Start, 12)]) with
        {
            Overrides = [new ScoreOverride("o1", 150, Later, Later + Duration.FromDays(1), "known buyer"), new ScoreOverride("o0", 3, Start, null, "old")],
        };
        ScoreExplanation why = Model.Explain(input, Later).Value;
        Assert.Equal((150m, 138m, "o1"), (why.Score.Value, why.Reasons[^1].Points, why.Reasons[^1].Source));
        Assert.Equal(3, Model.Evaluate(input, Later + Duration.FromDays(1)).Value.Value);
    }

    [Theory]
    [InlineData(EventCounting.First, 1)]
    [InlineData(EventCounting.Last, 3)]
    [InlineData(EventCounting.Max, 7)]
    [InlineData(EventCounting.Sum, 11)]
    public void Evaluate_Counting_ChoosesTheEventsThatCount(EventCounting counting, int expected)
    {
        ScoreModel<NoSubject> model = ScoreModel.Compile(One(new EventRule { Name = "r", Counting = counting })).Value;
        EngagementEvent[] events = [new("b", "x", Start + Duration.FromHours(1), 7), new("c", "x", Start + Duration.FromHours(2), 3), new("a", "x", Start, 1)];
        Assert.Equal(expected, model.Evaluate(new ScoreInput<NoSubject>(default, [.. events]), Later).Value.Value);
    }

    [Fact]
    public void Compile_BrokenDefinition_ReportsEveryProblemAtOnce()
    {
        Result<ScoreModel<Company>> result = ScoreModel.Compile(new ScoreDefinition
        {
            Name = "",
            Min = 5,
            Max = 1,
            Dimensions =
            [
                new ScoreDimension
                {
                    Name = "d",
                    Bands = [new ScoreBand("A", 1), new ScoreBand("A", 1)],
                    Groups = [new ScoreGroup
                    {
                        Name = "g",
                        EventRules = [new EventRule { Name = "r", Points = 1, Decay = Decay.StepLinear(Duration.Zero, 2) }],
                        FitRules = [new FitRule("r", Condition.Compare("nowhere", ConditionOperator.Equal, "x"), 1)],
                    }],
                },
            ],
        }, Fields);
        Assert.Equal(
            [ScoreErrors.NameMissing, ScoreErrors.BoundsReversed, ScoreErrors.BandLabel, ScoreErrors.BandOverlap, ScoreErrors.Duplicate, ScoreErrors.Decay, ScoreErrors.Decay, ConditionErrors.UnknownField],
            result.ValidationErrors.Select(static e => e.ErrorCode));
        Assert.Equal("/dimensions/0/groups/0/fitRules/0/when/field", result.ValidationErrors[^1].Identifier);
    }

    [Fact]
    public void Compile_BoundThatIsNeverReached_IsAWarning()
    {
        ScoreModel<NoSubject> model = ScoreModel.Compile(new ScoreDefinition
        {
            Name = "n",
            Dimensions = [new ScoreDimension { Name = "d", Groups = [new ScoreGroup { Name = "g", Max = 50, EventRules = [new EventRule { Name = "r", Points = 1, Max = 20 }] }] }],
        }).Value;
        Assert.Equal((ScoreErrors.NeverReached, Severity.Warning), (model.Diagnostics.Single().ErrorCode, model.Diagnostics.Single().Severity));
    }

    [Fact]
    public void Compile_NoRulesOrTooMany_IsRefused()
    {
        Assert.Equal(ScoreErrors.NoRules, ScoreModel.Compile(new ScoreDefinition { Name = "n", Dimensions = [] }).ValidationErrors.Single().ErrorCode);
        Assert.Equal(ScoreErrors.TooLarge, ScoreModel.Compile(Definition, Fields, new DefinitionLimits { Rules = 2 }).ValidationErrors.Single().ErrorCode);
    }

    private static ScoreDefinition One(EventRule rule) => new()
    {
        Name = "one",
        Dimensions = [new ScoreDimension { Name = "d", Groups = [new ScoreGroup { Name = "g", EventRules = [rule] }] }],
    };
}
