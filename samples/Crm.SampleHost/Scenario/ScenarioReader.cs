using System.Globalization;
using System.Text.Json;
using Crm.Primitives;
using Crm.SampleHost.CommandLine;
using NodaTime;

namespace Crm.SampleHost.Scenario;

/// <summary>Reads a scenario file strictly: what is broken is refused with its path, what is unknown is kept to be reported.</summary>
public static class ScenarioReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private static readonly string[] FileMembers = ["suite", "source", "semantics", "setup", "steps", "note"];
    private static readonly string[] StepMembers = ["n", "at", "actor", "module", "commands", "params", "expect", "timeline", "note"];
    private static readonly string[] CommandMembers = ["do", "actor", "note"];

    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="BadInputException">It cannot be read, is not JSON, or is not a scenario.</exception>
    public static ScenarioFile Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream, Strict);
            return Parse(name, document.RootElement.Clone());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new BadInputException($"The scenario file '{path}' cannot be read: {Sentence(e.Message)}", e);
        }
        catch (JsonException e)
        {
            throw new BadInputException($"The scenario file '{path}' is not valid JSON: {Sentence(e.Message)}", e);
        }
        catch (ParameterException e)
        {
            throw new BadInputException($"The scenario file '{path}' is broken: {e.Message}", e);
        }
    }

    private static ScenarioFile Parse(string name, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new ParameterException("it is not a JSON object with setup and steps.");
        Parameters file = new(root, "");
        List<string> unknown = [.. file.Names.Except(FileMembers, StringComparer.Ordinal)];
        Parameters setupObject = file.Nested("setup");
        CheckCurrencies(file.Json("setup"), "setup");
        ScenarioSetup setup = SetupReader.Read(setupObject);
        unknown.AddRange(setupObject.Unread());
        IReadOnlyList<Parameters> stepObjects = file.NestedList("steps");
        if (stepObjects.Count == 0)
            throw new ParameterException("steps is empty.");
        List<ScenarioStep> steps = [.. stepObjects.Select(Step)];
        if (steps.GroupBy(static s => s.Number).FirstOrDefault(static g => g.Count() > 1) is { } twice)
            throw new ParameterException(string.Create(CultureInfo.InvariantCulture, $"the step number {twice.Key} is used {twice.Count()} times."));
        return new ScenarioFile(name, setup, [.. steps.OrderBy(static s => s.At)], unknown);
    }

    private static ScenarioStep Step(Parameters step)
    {
        ScenarioActor actor = ScenarioActor.Parse(step.Text("actor"));
        IReadOnlyList<Parameters> commands = step.NestedList("commands");
        if (commands.Count == 0)
            throw new ParameterException(string.Create(CultureInfo.InvariantCulture, $"steps: step {step.Whole("n")} has no commands."));
        JsonElement parameters = step.Has("params") ? step.Json("params") : Empty;
        Parameters? expect = step.NestedOrNull("expect");
        string path = string.Create(CultureInfo.InvariantCulture, $"step {step.Whole("n")} params");
        if (parameters.ValueKind != JsonValueKind.Object)
            throw new ParameterException($"{path} is not an object.");
        CheckCurrencies(parameters, path);
        return new ScenarioStep(
            step.Whole("n"),
            step.Instant("at"),
            actor,
            step.TextOrNull("module") ?? "",
            [.. commands.Select(c => new ScenarioCall(c.Text("do"), c.TextOrNull("actor") is { } own ? ScenarioActor.Parse(own) : actor))],
            new Parameters(parameters, ""),
            expect is null ? [] : [.. expect.Names.Where(static n => n != "note").Select(n => KeyValuePair.Create(n, expect.Raw(n)))],
            step.Has("timeline") ? step.Texts("timeline") : null,
            [.. step.Names.Except(StepMembers, StringComparer.Ordinal),
             .. commands.SelectMany(static c => c.Names.Except(CommandMembers, StringComparer.Ordinal).Select(n => $"commands/{n}"))]);
    }

    private static JsonElement Empty { get; } = JsonDocument.Parse("{}").RootElement.Clone();

    /// <summary>A currency that does not exist is a broken file, found before anything is written.</summary>
    private static void CheckCurrencies(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
                CheckCurrencies(item, string.Create(CultureInfo.InvariantCulture, $"{path}/{index++}"));
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                if (member.Name is "currency" or "baseCurrency" && member.Value.ValueKind == JsonValueKind.String)
                    CheckCurrency(member.Value.GetString()!, $"{path}/{member.Name}");
                else if (member.Name == "rates" && member.Value.ValueKind == JsonValueKind.Object)
                    foreach (JsonProperty rate in member.Value.EnumerateObject())
                        CheckCurrency(rate.Name, $"{path}/rates");
                CheckCurrencies(member.Value, $"{path}/{member.Name}");
            }
        }
    }

    private static void CheckCurrency(string code, string path)
    {
        if (!Currency.TryOf(code, out _))
            throw new ParameterException($"{path} names '{code}', which is not a currency of ISO 4217.");
    }

    private static string Sentence(string message) =>
        message.ReplaceLineEndings(" ").Split(" Path:", StringSplitOptions.None)[0].TrimEnd('.') + ".";
}
