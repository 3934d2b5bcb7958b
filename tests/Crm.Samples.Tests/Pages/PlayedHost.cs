using Crm.SampleHost;
using Crm.SampleHost.Data;
using Crm.SampleHost.Scenario;
using Crm.SampleHost.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Xunit;

namespace Crm.Samples.Tests.Pages;

/// <summary>The host in memory after its own scenario was played, once for a class of tests that only read.</summary>
public sealed class PlayedHost : IAsyncLifetime
{
    private SampleDatabase? _database;
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>For a class whose tests need more than the scenario made.</summary>
    public SampleDatabase Database => _database!;

    public async Task InitializeAsync()
    {
        ScenarioFile file = ScenarioReader.Read(Repository.PathOf("samples", "Crm.SampleHost", "scenario.json"));
        _database = await SampleDatabase.OpenTemporaryAsync(CancellationToken.None);
        ScenarioReport report = await SampleProgram.PlayAsync(file, _database, TextWriter.Null, verbose: false, CancellationToken.None);
        _app = SampleApplication.Create(new PlayedScenario(file, report, _database), static builder => builder.WebHost.UseTestServer());
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}
