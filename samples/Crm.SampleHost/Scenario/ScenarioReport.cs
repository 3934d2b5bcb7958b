using NodaTime;

namespace Crm.SampleHost.Scenario;

/// <summary>What became of a step.</summary>
public enum Verdict
{
    /// <summary>Everything that the file expects came out.</summary>
    Passed,

    /// <summary>Something else came out, or nothing.</summary>
    Failed,

    /// <summary>The step asks for something that this host cannot do yet.</summary>
    NotBuilt,
}

/// <summary>One step after it was played.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it happened.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Module">The part of the business.</param>
/// <param name="Commands">What was done.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Comparisons">Every expected key beside what came out; empty when the step was not built.</param>
/// <param name="NotBuilt">What is missing, by name.</param>
/// <param name="Details">For people who look for a fault: the exception of a command that broke; usually null.</param>
public sealed record StepReport(
    int Number,
    Instant At,
    string Actor,
    string Module,
    IReadOnlyList<string> Commands,
    Verdict Verdict,
    IReadOnlyList<Comparison> Comparisons,
    IReadOnlyList<string> NotBuilt,
    string? Details = null);

/// <summary>The whole play.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Steps">Its steps, as played.</param>
/// <param name="NotBuilt">Members of the file, outside the steps, that nothing understood.</param>
public sealed record ScenarioReport(string Name, IReadOnlyList<StepReport> Steps, IReadOnlyList<string> NotBuilt)
{
    /// <summary>How many steps passed.</summary>
    public int Passed => Steps.Count(static s => s.Verdict == Verdict.Passed);

    /// <summary>How many steps failed.</summary>
    public int Failed => Steps.Count(static s => s.Verdict == Verdict.Failed);

    /// <summary>How many steps are not built yet.</summary>
    public int NotBuiltYet => Steps.Count(static s => s.Verdict == Verdict.NotBuilt);

    /// <summary>True if the run counts as passed.</summary>
    /// <param name="strict">Not built yet counts as failed.</param>
    public bool IsPassed(bool strict) => Failed == 0 && !(strict && (NotBuiltYet > 0 || NotBuilt.Count > 0));
}
