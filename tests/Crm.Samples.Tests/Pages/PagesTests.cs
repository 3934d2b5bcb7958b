using System.Net;
using System.Text.Json;
using Crm.SampleHost;
using Crm.SampleHost.Data;
using Crm.SampleHost.Scenario;
using Crm.SampleHost.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Xunit;

namespace Crm.Samples.Tests.Pages;

/// <summary>The pages and endpoints, served in memory after the sample's own scenario was played.</summary>
public sealed class PagesTests : IAsyncLifetime
{
    private SampleDatabase? _database;
    private WebApplication? _app;
    private HttpClient? _client;
    private ScenarioReport? _report;

    public async Task InitializeAsync()
    {
        ScenarioFile file = ScenarioReader.Read(Repository.PathOf("samples", "Crm.SampleHost", "scenario.json"));
        _database = await SampleDatabase.OpenTemporaryAsync(CancellationToken.None);
        _report = await SampleProgram.PlayAsync(file, _database, TextWriter.Null, verbose: false, CancellationToken.None);
        _app = SampleApplication.Create(new PlayedScenario(file, _report, _database), static builder => builder.WebHost.UseTestServer());
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task StartPage_ShowsEveryStep()
    {
        string page = await _client!.GetStringAsync("/");
        Assert.All(_report!.Steps, step => Assert.Contains($"/steps/{step.Number}\"", page, StringComparison.Ordinal));
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("name=\"viewport\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepPage_OfEveryStep_ShowsItsComparisons()
    {
        foreach (StepReport step in _report!.Steps)
        {
            string page = WebUtility.HtmlDecode(await _client!.GetStringAsync($"/steps/{step.Number}"));
            Assert.All(step.Comparisons, c => Assert.Contains(c.Expected, page, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/steps/100000")]
    [InlineData("/api/steps/100000")]
    [InlineData("/nowhere")]
    public async Task Page_ThatDoesNotExist_IsNotFound(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _client!.GetAsync(path)).StatusCode);

    [Fact]
    public async Task OpenApi_DescribesEveryEndpoint_AndThePageToTryItNeedsNoNetwork()
    {
        using JsonDocument description = JsonDocument.Parse(await _client!.GetStringAsync("/openapi/v1.json"));
        JsonElement paths = description.RootElement.GetProperty("paths");
        Assert.All(["/api/steps", "/api/steps/{n}", "/api/summary"], (string path) => Assert.True(paths.TryGetProperty(path, out _)));
        foreach (string asset in new[] { "/try", "/try.js", "/site.css", "/" })
        {
            string text = await _client!.GetStringAsync(asset);
            Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Steps_AsJson_AreThoseOfTheReport()
    {
        using JsonDocument steps = JsonDocument.Parse(await _client!.GetStringAsync("/api/steps"));
        Assert.Equal(_report!.Steps.Count, steps.RootElement.GetArrayLength());
        using JsonDocument summary = JsonDocument.Parse(await _client.GetStringAsync("/api/summary"));
        Assert.Equal(_report.Passed, summary.RootElement.GetProperty("passed").GetInt32());
    }
}
