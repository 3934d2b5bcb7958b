using Crm.Primitives;
using Crm.SampleHost.Data;
using Crm.SampleHost.Scenario;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Samples.Tests.Scenario;

public sealed class ScenarioRunnerTests
{
    [Fact]
    public async Task Step_WhoseKeysAllAgree_Passes()
    {
        StepReport step = await PlayOne(MiniScenario.Do("Echo"), """{ "key": "answer", "value": "42" }""", """{ "answer": 42, "note": "not compared" }""");
        Assert.Equal(Verdict.Passed, step.Verdict);
    }

    [Fact]
    public async Task Step_WithAnotherValue_Fails()
    {
        StepReport step = await PlayOne(MiniScenario.Do("Echo"), """{ "key": "answer", "value": "42" }""", """{ "answer": 43 }""");
        Assert.Equal(Verdict.Failed, step.Verdict);
        Assert.Equal(new Comparison("answer", "43", "42", false), Assert.Single(step.Comparisons));
    }

    [Fact]
    public async Task Command_ThatIsUnknown_IsNotBuiltYet_ByName()
    {
        StepReport step = await PlayOne(MiniScenario.Do("Fly"), "{}", """{ "answer": 42 }""");
        Assert.Equal(Verdict.NotBuilt, step.Verdict);
        Assert.Equal(["command Fly"], step.NotBuilt);
    }

    [Theory]
    [InlineData("""{ "key": "a", "value": "1", "colour": "red" }""", "parameter colour")]
    [InlineData("""{ "key": "a", "value": "1", "lines": [ { "sku": "S" }, { "sku": "T", "weight": 1 } ] }""", "parameter lines/1/weight")]
    public async Task Parameter_ThatNobodyReads_IsNotBuiltYet_ByPath(string parameters, string named)
    {
        StepReport step = await PlayOne(MiniScenario.Do("Echo"), parameters, """{ "a": 1 }""");
        Assert.Equal(Verdict.NotBuilt, step.Verdict);
        Assert.Equal([named], step.NotBuilt);
    }

    [Fact]
    public async Task Command_ThatFails_EndsTheStep_AndThoseBeforeItStayDone()
    {
        StepReport step = await PlayOne(
            MiniScenario.Do("Touch") + "," + MiniScenario.Do("Refuse") + "," + MiniScenario.Do("Echo"),
            """{ "party": "P-1" }""",
            """{ "error": "GuardFailed:a==b", "state": "Draft" }""",
            """, "timeline": ["P-1"]""");
        Assert.Equal(Verdict.Passed, step.Verdict);
    }

    [Fact]
    public async Task Failure_ThatIsNotExpected_FailsTheStep()
    {
        StepReport step = await PlayOne(MiniScenario.Do("Refuse"), "{}", """{ "state": "Draft" }""");
        Assert.Equal(Verdict.Failed, step.Verdict);
        Assert.Contains(step.Comparisons, static c => c.Key == "error" && c.Got.StartsWith("GuardFailed:a==b", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failure_ThatIsNotExpected_IsNotHiddenByWhatItKeptFromBeingRead()
    {
        string commands = MiniScenario.Do("Refuse") + "," + MiniScenario.Do("Echo");
        Assert.Equal(Verdict.Failed, (await PlayOne(commands, """{ "key": "a", "value": "1" }""", """{ "state": "Draft" }""")).Verdict);
        StepReport expected = await PlayOne(commands, """{ "key": "a", "value": "1" }""", """{ "error": "GuardFailed:a==b" }""");
        Assert.Equal(Verdict.NotBuilt, expected.Verdict);
        Assert.Equal(["parameter key", "parameter value"], expected.NotBuilt);
    }

    [Fact]
    public async Task Command_ThatBreaks_FailsItsStepOnly()
    {
        ScenarioReport report = await Play(
            MiniScenario.Step(MiniScenario.Do("Break"), n: 1) + "," + MiniScenario.Step(MiniScenario.Do("Echo"), """{ "key": "a", "value": "1" }""", """{ "a": 1 }""", n: 2));
        Assert.Equal([Verdict.Failed, Verdict.Passed], report.Steps.Select(static s => s.Verdict));
    }

    [Fact]
    public async Task Timeline_ThatDiffers_FailsTheStep()
    {
        StepReport step = await PlayOne(MiniScenario.Do("Touch"), """{ "party": "P-1" }""", "{}", """, "timeline": ["P-2"]""");
        Assert.Equal(Verdict.Failed, step.Verdict);
    }

    [Fact]
    public async Task Entries_TouchedInSeveralSteps_AreCountedOncePerStep()
    {
        ScenarioReport report = await Play(
            MiniScenario.Step(MiniScenario.Do("Touch") + "," + MiniScenario.Do("Touch"), """{ "party": "P-1" }""", n: 1) + ","
            + MiniScenario.Step(MiniScenario.Do("Touch"), """{ "party": "P-1" }""", n: 2) + ","
            + MiniScenario.Step(MiniScenario.Do("Get360"), """{ "parties": ["P-1", "P-2"] }""", """{ "timelineEntries": { "P-1": 2, "P-2": 0 } }""", n: 3));
        Assert.All(report.Steps, static s => Assert.Equal(Verdict.Passed, s.Verdict));
    }

    [Fact]
    public async Task Command_WithItsOwnActor_IsDoneByThatActor()
    {
        StepReport step = await PlayOne("""{ "do": "WhoAmI" }, { "do": "WhoAmI", "actor": "portal:P-9" }""", "{}", """{ "who": "P-9", "all": "rep1 P-9" }""");
        Assert.Equal(Verdict.Passed, step.Verdict);
    }

    [Fact]
    public void Commands_OfTheSameName_AreToldApartByTheirSubject()
    {
        CommandCatalog catalog = new([new Named("Submit", "quote"), new Named("Submit", "contract")], []);
        Parameters parameters = ParametersOf("""{ "contract": "C-1" }""");
        Assert.Equal("contract", catalog.Find("Submit", parameters)?.Subject);
        Assert.Null(catalog.Find("Submit", ParametersOf("{}")));
        Assert.Equal("quote", new CommandCatalog([new Named("Submit", "quote")], []).Find("Submit", ParametersOf("{}"))?.Subject);
    }

    private static Parameters ParametersOf(string json)
    {
        using TemporaryFolder folder = new();
        return ScenarioReader.Read(folder.Write("s.json", MiniScenario.File(MiniScenario.Step(MiniScenario.Do("X"), json)))).Steps[0].Params;
    }

    private static async Task<StepReport> PlayOne(string commands, string parameters, string expect, string more = "") =>
        Assert.Single((await Play(MiniScenario.Step(commands, parameters, expect, more))).Steps);

    private static async Task<ScenarioReport> Play(string steps)
    {
        using TemporaryFolder folder = new();
        ScenarioFile file = ScenarioReader.Read(folder.Write("scenario.json", MiniScenario.File(steps)));
        await using SampleDatabase database = await SampleDatabase.OpenTemporaryAsync(CancellationToken.None);
        await database.CreateTablesAsync(CancellationToken.None);
        CommandCatalog catalog = new([new Echo(), new Touch(), new Refuse(), new Break(), new WhoAmI(), new Crm.SampleHost.Scenario.Host.Get360Command()], []);
        await using ServiceProvider services = SampleServices.Build(database);
        return await new ScenarioRunner(file, catalog, services, database).PlayAsync(CancellationToken.None);
    }

    private sealed class Echo : IScenarioCommand
    {
        public string Name => "Echo";

        public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
        {
            context.Report(context.Params.Text("key"), context.Params.Text("value"));
            foreach (Parameters line in context.Params.NestedList("lines"))
                _ = line.Text("sku");
            return Task.FromResult(Result.Success());
        }
    }

    private sealed class Touch : IScenarioCommand
    {
        public string Name => "Touch";

        public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
        {
            context.TouchTimeline(context.Params.Text("party"));
            return Task.FromResult(Result.Success());
        }
    }

    private sealed class Refuse : IScenarioCommand
    {
        public string Name => "Refuse";

        public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
        {
            context.TouchTimeline("P-REFUSED");
            context.Report("state", "Draft");
            return Task.FromResult(Result.Invalid(StateErrors.Unmet("a==b", "they differ")));
        }
    }

    private sealed class Break : IScenarioCommand
    {
        public string Name => "Break";

        public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("It broke.");
    }

    private sealed class WhoAmI : IScenarioCommand
    {
        private string _all = "";

        public string Name => "WhoAmI";

        public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
        {
            _all = (_all + " " + context.Actor.Id).TrimStart();
            context.Report("who", context.Actor.Id);
            context.Report("all", _all);
            return Task.FromResult(Result.Success());
        }
    }

    private sealed class Named(string name, string subject) : IScenarioCommand
    {
        public string Name => name;

        public string Subject => subject;

        public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(Result.Success());
    }
}
