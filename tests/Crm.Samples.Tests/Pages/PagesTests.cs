using System.Globalization;
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

    [Fact]
    public async Task QuotePage_OfEveryQuote_ShowsItsTotalAndItsWaterfall()
    {
        string list = await _client!.GetStringAsync("/quotes");
        using JsonDocument quotes = JsonDocument.Parse(await _client.GetStringAsync("/api/quotes"));
        Assert.NotEqual(0, quotes.RootElement.GetArrayLength());
        foreach (JsonElement quote in quotes.RootElement.EnumerateArray())
        {
            string path = $"/quotes/{quote.GetProperty("number").GetString()}/{quote.GetProperty("revision").GetInt32()}";
            Assert.Contains($"href=\"{path}\"", list, StringComparison.Ordinal);
            Assert.Contains("<svg", await _client.GetStringAsync(path), StringComparison.Ordinal);
            using JsonDocument one = JsonDocument.Parse(await _client.GetStringAsync("/api" + path));
            foreach (JsonElement line in one.RootElement.GetProperty("lines").EnumerateArray())
            {
                decimal[] changes = [.. line.GetProperty("waterfall").EnumerateArray().Select(static s => Number(s, "change"))];
                decimal last = Number(line.GetProperty("waterfall").EnumerateArray().Last(), "after");
                Assert.Equal(last, changes.Sum());
                Assert.Equal(Number(line, "total"), last);
            }
        }
    }

    [Fact]
    public async Task QuotePage_OfASecondVersion_ShowsWhoAgreedAndWhatChanged()
    {
        string page = WebUtility.HtmlDecode(await _client!.GetStringAsync("/quotes/Q-C/2"));
        Assert.Contains("Submitted by rep1 on 2026-05-07 09:00", page, StringComparison.Ordinal);
        Assert.Contains("the largest discount granted on a line is 15 %: more than 10 %", page, StringComparison.Ordinal);
        Assert.Contains("head, 2026-05-07 09:00", page, StringComparison.Ordinal);
        Assert.Contains("What version 1 said differently", page, StringComparison.Ordinal);
        Assert.Contains("-20,818.80", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What version 0", await _client.GetStringAsync("/quotes/Q-C/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProposalPage_OfEveryQuote_AddsUpAndIsLinked()
    {
        using JsonDocument quotes = JsonDocument.Parse(await _client!.GetStringAsync("/api/quotes"));
        foreach (JsonElement quote in quotes.RootElement.EnumerateArray())
        {
            string path = $"/quotes/{quote.GetProperty("number").GetString()}/{quote.GetProperty("revision").GetInt32()}";
            Assert.Contains($"href=\"{path}/proposal\"", await _client.GetStringAsync(path), StringComparison.Ordinal);
            string proposal = await _client.GetStringAsync(path + "/proposal");
            string total = Number(quote, "total").ToString("#,##0.00", CultureInfo.InvariantCulture);
            Assert.Contains($"<bdi>{total}\u00a0{quote.GetProperty("currency").GetString()}</bdi>", proposal, StringComparison.Ordinal);
            Assert.Equal(proposal, await _client.GetStringAsync(path + "/proposal"));
        }
    }

    [ChromiumFact]
    public async Task ProposalPage_AsPdf_IsAPdf()
    {
        using JsonDocument quotes = JsonDocument.Parse(await _client!.GetStringAsync("/api/quotes"));
        JsonElement quote = quotes.RootElement[0];
        byte[] pdf = await _client.GetByteArrayAsync($"/quotes/{quote.GetProperty("number").GetString()}/{quote.GetProperty("revision").GetInt32()}/proposal.pdf");
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
    }

    [Theory]
    [InlineData("/quotes/none/1")]
    [InlineData("/quotes/none/1/proposal")]
    [InlineData("/quotes/none/1/proposal.pdf")]
    [InlineData("/api/quotes/none/1")]
    [InlineData("/steps/100000")]
    [InlineData("/api/steps/100000")]
    [InlineData("/nowhere")]
    public async Task Page_ThatDoesNotExist_IsNotFound(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _client!.GetAsync(path)).StatusCode);

    [Fact]
    public async Task OpenApi_DescribesEveryEndpoint_AndThePageToTryItNeedsNoNetwork()
    {
        using JsonDocument description = JsonDocument.Parse(await _client!.GetStringAsync("/openapi/v1.json"));
        JsonElement paths = description.RootElement.GetProperty("paths");
        Assert.All(["/api/steps", "/api/steps/{n}", "/api/summary", "/api/quotes", "/api/quotes/{number}/{revision}"], (string path) => Assert.True(paths.TryGetProperty(path, out _)));
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

    private static decimal Number(JsonElement of, string name) => decimal.Parse(of.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
