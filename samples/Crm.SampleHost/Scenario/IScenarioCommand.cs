using Crm.Primitives;

namespace Crm.SampleHost.Scenario;

/// <summary>One command of the scenario's language, driven through the libraries' public API.</summary>
/// <remarks>
/// Found by reflection: put a non-abstract class that implements this into <c>Scenario/&lt;Engine&gt;/</c> and it is there. Its
/// constructor may ask for services of the host. It must not know any value, key or step number of a scenario.
/// </remarks>
public interface IScenarioCommand
{
    /// <summary>The name after <c>do</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The parameter that names the record it works on, such as <c>quote</c>. Needed where several kinds of records know a command of
    /// the same name (Submit, Approve, Cancel): the one whose parameter is there is taken. Null: it does not matter.
    /// </summary>
    string? Subject => null;

    /// <summary>The parameters it reads when nothing stops it; needed only if it may fail before it has read them.</summary>
    IReadOnlyList<string> Reads => [];

    /// <summary>Does it. On success everything is saved in one transaction; on failure nothing of this command is.</summary>
    /// <param name="context">Who, when, the parameters, the database, and where to report to.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <returns>A failure carries its stable code (<c>GuardFailed:...</c>, <c>InvalidTransition</c>) as first error.</returns>
    Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken);
}
