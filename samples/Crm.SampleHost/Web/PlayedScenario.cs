using Crm.SampleHost.Data;
using Crm.SampleHost.Scenario;

namespace Crm.SampleHost.Web;

/// <summary>What the pages show: the scenario, its report, and the database it was played into. Inject it into a page.</summary>
/// <param name="File">The scenario.</param>
/// <param name="Report">What became of it.</param>
/// <param name="Database">Open a context with <see cref="SampleDatabase.CreateContext"/>, read, dispose.</param>
public sealed record PlayedScenario(ScenarioFile File, ScenarioReport Report, SampleDatabase Database);
