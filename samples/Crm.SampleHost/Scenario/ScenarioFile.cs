namespace Crm.SampleHost.Scenario;

/// <summary>A scenario as it was read: the world it starts from and the steps to play, in file order.</summary>
/// <param name="Name">What to call it in the report: the file's name.</param>
/// <param name="Setup">The world before the first step.</param>
/// <param name="Steps">The steps, in order of time.</param>
/// <param name="Unknown">Members of the file or its setup that nothing here understands; reported as not built yet.</param>
public sealed record ScenarioFile(string Name, ScenarioSetup Setup, IReadOnlyList<ScenarioStep> Steps, IReadOnlyList<string> Unknown);
