using System.Text.Json;
using NodaTime;

namespace Crm.SampleHost.Scenario;

/// <summary>One step as written in the file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it happens.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Module">The part of the business it belongs to.</param>
/// <param name="Commands">What is done, in order.</param>
/// <param name="Params">The parameters its commands share.</param>
/// <param name="Expected">What the host must show; handed to the comparison only, never to a command.</param>
/// <param name="Timeline">The parties whose 360 view gains one entry; null when the step does not say.</param>
/// <param name="Unknown">Members of the step that nothing here understands.</param>
public sealed record ScenarioStep(
    int Number,
    Instant At,
    ScenarioActor Actor,
    string Module,
    IReadOnlyList<ScenarioCall> Commands,
    Parameters Params,
    IReadOnlyList<KeyValuePair<string, JsonElement>> Expected,
    IReadOnlyList<string>? Timeline,
    IReadOnlyList<string> Unknown);

/// <summary>One command of a step.</summary>
/// <param name="Do">The command's name.</param>
/// <param name="Actor">Who does it: its own actor, else the step's.</param>
public sealed record ScenarioCall(string Do, ScenarioActor Actor);
