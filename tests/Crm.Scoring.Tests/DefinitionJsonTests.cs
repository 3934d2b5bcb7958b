using Crm.Primitives;
using Crm.Scoring.Tests.Models;
using NodaTime;
using Xunit;

namespace Crm.Scoring.Tests;

public sealed class DefinitionJsonTests
{
    [Fact]
    public void ScoreDefinition_WrittenAndRead_ScoresTheSame()
    {
        string json = ScoreDefinition.Json.Write(Samples.Definition, indented: true);
        ScoreDefinition read = ScoreDefinition.Json.Read(json).Value;
        Assert.Equal(json, ScoreDefinition.Json.Write(read, indented: true));
        ScoreModel<Company> model = ScoreModel.Compile(read, Samples.Fields).Value;
        ScoreInput<Company> input = Samples.Input([new EngagementEvent("e1", "visit", Samples.Start), new EngagementEvent("e2", "demo", Samples.Start)], new Company(90, "DE"));
        Instant later = Samples.Start + Duration.FromDays(40);
        Assert.Equal(Samples.Model.Evaluate(input, later).Value.Value, model.Evaluate(input, later).Value.Value);
    }

    [Fact]
    public void ScoreDefinition_SingleMembersLeftOut_HaveTheirDefaults()
    {
        ScoreDefinition read = ScoreDefinition.Json.Read("""
            {"schemaVersion": 1, "name": "n", "dimensions": [{"name": "d", "groups": [{"name": "g", "eventRules": [{"name": "r", "points": "2.5"}], "fitRules": []}], "bands": []}], "bands": []}
            """).Value;
        EventRule rule = read.Dimensions[0].Groups[0].EventRules[0];
        Assert.Equal((1, Decay.None, EventCounting.Sum, 2.5m), (read.Version, rule.Decay, rule.Counting, rule.Points));
        Assert.True(ScoreModel.Compile(read).IsSuccess);
    }

    [Fact]
    public void ScoreDefinition_BrokenText_ReportsEveryProblemWithItsPlace()
    {
        Result<ScoreDefinition> result = ScoreDefinition.Json.Read("""
            {"schemaVersion": 1, "name": "n", "dimensions": [{"name": "d", "groups": [{"name": "g", "colour": 1, "eventRules": [{"name": "r", "points": 2}], "fitRules": []}], "bands": []}], "bands": []}
            """);
        Assert.Equal(["/dimensions/0/groups/0/colour", "/dimensions/0/groups/0/eventRules/0/points"], result.ValidationErrors.Select(static e => e.Identifier));
    }

    [Fact]
    public void RoutingDefinition_WrittenAndRead_IsTheSame()
    {
        RoutingDefinition definition = new("leads", [new RoutingRule("b") { When = Condition.Compare("band", ConditionOperator.Equal, "B"), Queue = "calls", Strategy = RoutingStrategy.SparePercent, FallsThrough = true }]);
        string json = RoutingDefinition.Json.Write(definition);
        RoutingDefinition read = RoutingDefinition.Json.Read(json).Value;
        Assert.Equal(json, RoutingDefinition.Json.Write(read));
        Assert.Equal(definition.Rules[0], read.Rules[0]);
        RoutingDefinition least = RoutingDefinition.Json.Read("""{"schemaVersion": 1, "name": "n", "rules": [{"id": "r"}]}""").Value;
        Assert.Equal(new RoutingRule("r"), least.Rules[0]);
        Assert.Equal(("overflow", 1), (least.OverflowQueue, least.Version));
    }

    [Fact]
    public void GradeProfile_WrittenAndRead_IsTheSame()
    {
        GradeProfile profile = new("p", [new GradeCriterion("c", Condition.IsPresent("country"), 2)]) { Start = LetterGrade.Best };
        string json = GradeProfile.Json.Write(profile);
        GradeProfile read = GradeProfile.Json.Read(json).Value;
        Assert.Equal((LetterGrade.Best, profile.Criteria[0]), (read.Start, read.Criteria[0]));
        Assert.Equal(json, GradeProfile.Json.Write(read));
        Assert.Equal(LetterGrade.D, GradeProfile.Json.Read("""{"schemaVersion": 1, "name": "n", "criteria": []}""").Value.Start);
    }
}
