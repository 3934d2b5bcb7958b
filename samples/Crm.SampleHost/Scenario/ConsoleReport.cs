using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Scenario;

/// <summary>Prints the play as it goes, and the summary.</summary>
/// <param name="output">Where to.</param>
/// <param name="file">What is played.</param>
/// <param name="verbose">Also the exception of a command that broke.</param>
public sealed class ConsoleReport(TextWriter output, ScenarioFile file, bool verbose)
{
    private int _started;

    /// <summary>The first lines.</summary>
    /// <param name="database">Where the state goes.</param>
    public void Begin(string database)
    {
        output.WriteLine(Line($"Playing {file.Name}: {file.Steps.Count} steps, tenant {file.Setup.Tenant}, {file.Setup.BaseCurrency}, {file.Setup.Zone.Id}"));
        output.WriteLine($"into {database}");
        output.WriteLine();
    }

    /// <summary>The progress line.</summary>
    /// <param name="step">The step that is about to be played.</param>
    public void Starting(ScenarioStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        LocalDateTime local = step.At.InZone(file.Setup.Zone).LocalDateTime;
        string when = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(local);
        string commands = string.Join(", ", step.Commands.Select(static c => c.Do));
        output.WriteLine(Line($"[{++_started}/{file.Steps.Count}] step {step.Number}  {when}  {step.Module}: {commands} by {step.Actor.Text}"));
    }

    /// <summary>What was expected, what came out.</summary>
    /// <param name="step">The step that was played.</param>
    public void Finished(StepReport step)
    {
        ArgumentNullException.ThrowIfNull(step);
        foreach (Comparison comparison in step.Comparisons)
            output.WriteLine($"    {(comparison.Ok ? "ok    " : "NOT OK")} {comparison.Key}: expected {comparison.Expected}, got {comparison.Got}");
        output.WriteLine(step.Verdict switch
        {
            Verdict.Passed => "    => ok",
            Verdict.Failed => "    => NOT OK",
            _ => "    => not built yet: " + string.Join("; ", step.NotBuilt),
        });
        if (verbose && step.Details is not null)
            output.WriteLine(step.Details);
    }

    /// <summary>The summary: counts, and each step that failed or is not built yet by name.</summary>
    /// <param name="report">The play.</param>
    public void End(ScenarioReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        output.WriteLine();
        foreach (StepReport step in report.Steps.Where(static s => s.Verdict == Verdict.Failed))
        {
            IEnumerable<string> wrong = step.Comparisons.Where(static c => !c.Ok).Select(static c => $"{c.Key} expected {c.Expected} got {c.Got}");
            output.WriteLine($"failed: {Name(step)}: {string.Join("; ", wrong)}");
        }

        foreach (StepReport step in report.Steps.Where(static s => s.Verdict == Verdict.NotBuilt))
            output.WriteLine($"not built yet: {Name(step)}: {string.Join("; ", step.NotBuilt)}");
        foreach (string member in report.NotBuilt)
            output.WriteLine($"not built yet: {member} of the file");
        output.WriteLine(Line($"{report.Steps.Count} steps: {report.Passed} passed, {report.Failed} failed, {report.NotBuiltYet} not built yet"));
    }

    private static string Name(StepReport step) => Line($"step {step.Number} {string.Join(", ", step.Commands)}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
