using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.SampleHost;
using Crm.SampleHost.CommandLine;
using Crm.SampleHost.Data;
using Crm.SampleHost.Scenario;
using Xunit;

namespace Crm.Samples.Tests.Scenario;

/// <summary>The main job: the sample's scenario, and the same with other expectations, numbers and names.</summary>
public sealed partial class SampleScenarioTests
{
    /// <summary>The steps that must pass; the others may say that they are not built yet.</summary>
    private static readonly int[] Required =
        [3, .. Enumerable.Range(5, 13), .. Enumerable.Range(19, 16), 36, 37, 38, 40, 41, 42, 43, 47, 51, 53, 55];

    [Fact]
    public async Task Scenario_OfTheSample_PassesItsRequiredSteps_AndNoneFails()
    {
        ScenarioReport report = await PlayAsync(Text);
        Assert.Equal("", Describe(report.Steps.Where(static s => s.Verdict == Verdict.Failed)));
        Assert.Equal("", Describe(report.Steps.Where(static s => Required.Contains(s.Number) && s.Verdict != Verdict.Passed)));
    }

    [Fact]
    public async Task Scenario_WithOtherExpectations_FailsInEveryStepThatPassed()
    {
        ScenarioReport asItIs = await PlayAsync(Text);
        JsonNode changed = JsonNode.Parse(Text)!;
        foreach (JsonNode? step in changed["steps"]!.AsArray())
        {
            JsonObject expect = step!["expect"]!.AsObject();
            string key = expect.First(static e => e.Key != "note" && !e.Key.StartsWith("max", StringComparison.Ordinal)).Key;
            expect[key] = "something else";
        }

        ScenarioReport report = await PlayAsync(changed.ToJsonString());
        Assert.DoesNotContain(report.Steps, static s => s.Verdict == Verdict.Passed);
        // A step that is built in part fails too: what of it is compared is changed.
        Assert.Empty(asItIs.Steps.Where(static s => s.Verdict == Verdict.Passed).Select(static s => s.Number)
            .Except(report.Steps.Where(static s => s.Verdict == Verdict.Failed).Select(static s => s.Number)));
    }

    [Fact]
    public async Task Scenario_WithOtherNumbers_EndsWithAnotherExitCode()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("changed.json", UnitPrice().Replace(Text, static m => $"{m.Groups[1].Value}9{m.Groups[2].Value}"));
        HostRun run = await HostRun.Of("--exit", "--scenario", file);
        Assert.Equal(ExitCodes.StepsFailed, run.ExitCode);
        Assert.Contains("failed: step 13 CreateQuote: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_WithOtherNamesAndStepNumbers_EndsTheSame()
    {
        ScenarioReport asItIs = await PlayAsync(Text);
        string renamed = RecordKey().Replace(Text, static m => m.Groups[1].Value + "Z-");
        JsonNode changed = JsonNode.Parse(renamed)!;
        foreach (JsonNode? step in changed["steps"]!.AsArray())
            step!["n"] = step["n"]!.GetValue<int>() + 1000;
        ScenarioReport report = await PlayAsync(changed.ToJsonString());
        Assert.Equal("", Describe(report.Steps.Where(static s => s.Verdict == Verdict.Failed)));
        Assert.Equal(asItIs.Steps.Select(static s => (s.Number + 1000, s.Verdict)), report.Steps.Select(static s => (s.Number, s.Verdict)));
    }

    private static string Text { get; } = File.ReadAllText(Repository.PathOf("samples", "Crm.SampleHost", "scenario.json"));

    private static async Task<ScenarioReport> PlayAsync(string text)
    {
        using TemporaryFolder folder = new();
        ScenarioFile file = ScenarioReader.Read(folder.Write("scenario.json", text));
        await using SampleDatabase database = await SampleDatabase.OpenTemporaryAsync(CancellationToken.None);
        return await SampleProgram.PlayAsync(file, database, TextWriter.Null, verbose: false, CancellationToken.None);
    }

    private static string Describe(IEnumerable<StepReport> steps) => string.Join('\n', steps.Select(static s => string.Create(
        CultureInfo.InvariantCulture,
        $"{s.Number} {string.Join(",", s.Commands)}: {string.Join("; ", s.NotBuilt.Concat(s.Comparisons.Where(static c => !c.Ok).Select(static c => c.ToString())))}")));

    [GeneratedRegex("""("unit": ")(\d)""", RegexOptions.NonBacktracking)]
    private static partial Regex UnitPrice();

    /// <summary>Keys of records that the file names itself; orders are numbered by the host.</summary>
    [GeneratedRegex("""\b(P|O|LD|Q|OP|INV|CS|CT|WO|RMA|CMP|HH|AG|KB)-""", RegexOptions.NonBacktracking)]
    private static partial Regex RecordKey();
}
