namespace Crm.SampleHost.Scenario;

/// <summary>Writes a part of the setup into the new database before the first step. Found by reflection, as commands are.</summary>
public interface IScenarioSeed
{
    /// <summary>Seeds run in this order, then by type name.</summary>
    int Order => 0;

    /// <summary>Writes it. Saved in one transaction.</summary>
    /// <param name="context">As for a command; there are no parameters.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    Task SeedAsync(StepContext context, CancellationToken cancellationToken);
}
