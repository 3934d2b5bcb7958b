using System.Net;
using System.Net.Sockets;
using Crm.SampleHost.CommandLine;
using Crm.SampleHost.Data;
using Crm.Samples.Tests.Scenario;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Crm.Samples.Tests.CommandLine;

/// <summary>What can be wrong around the program: each is one sentence, another exit code, and nothing half-written.</summary>
public sealed class BadInputTests
{
    private static readonly string Small = MiniScenario.File(MiniScenario.Step(MiniScenario.Do("Fly")));

    [Fact]
    public async Task Options_ThatAreWrong_AreNamed()
    {
        AssertSentence(await HostRun.Of("--fly"), "--fly");
        AssertSentence(await HostRun.Of("--scenario"), "--scenario");
        AssertSentence(await HostRun.Of("--exit=yes"), "--exit");
        AssertSentence(await HostRun.Of("--urls", "http://0.0.0.0:5080"), "loopback");
        AssertSentence(await HostRun.Of("--urls", "nonsense"), "nonsense");
    }

    [Fact]
    public async Task Help_IsPrinted_AndNothingElseHappens()
    {
        HostRun run = await HostRun.Of("--help");
        Assert.Equal(ExitCodes.Passed, run.ExitCode);
        Assert.Contains("--scenario FILE", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScenarioFile_ThatIsMissingOrBroken_LeavesNoDatabase()
    {
        using TemporaryFolder folder = new();
        AssertSentence(await HostRun.Of("--exit", "--scenario", folder.PathOf("none.json"), "--database", folder.PathOf("x.db")), "none.json");
        string broken = folder.Write("broken.json", "{ \"setup\": ");
        AssertSentence(await HostRun.Of("--exit", "--scenario", broken, "--database", folder.PathOf("x.db")), "not valid JSON");
        Assert.Equal(["broken.json"], folder.Files);
    }

    [Fact]
    public async Task Currency_ThatDoesNotExist_IsNamedWithItsPath()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", MiniScenario.File(MiniScenario.Step(MiniScenario.Do("Fly"), """{ "price": { "currency": "QQQ" } }""")));
        AssertSentence(await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db")), "step 1 params/price/currency names 'QQQ'");
        Assert.Equal(["s.json"], folder.Files);
    }

    [Fact]
    public async Task Database_OfAnEarlierRun_IsReplaced_AndNothingElseIsLeft()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        Assert.Equal(ExitCodes.Passed, (await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db"))).ExitCode);
        Assert.Equal(ExitCodes.Passed, (await HostRun.Of("--exit", "--scenario", file, "--database", "sqlite:" + folder.PathOf("x.db"))).ExitCode);
        Assert.Equal(["s.json", "x.db"], folder.Files);
    }

    [Fact]
    public async Task Database_ThatIsLocked_IsLeftAlone()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db"));
        await using SqliteConnection other = await OpenAsync(folder.PathOf("x.db"));
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");
        AssertSentence(await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db")), "locked");
        await ExecuteAsync(other, "ROLLBACK");
        Assert.Equal(["s.json", "x.db"], folder.Files);
    }

    [Fact]
    public async Task Database_OfAnotherSchemaVersion_IsLeftAlone()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db"));
        await using (SqliteConnection other = await OpenAsync(folder.PathOf("x.db")))
            await ExecuteAsync(other, $"PRAGMA user_version = {SampleDatabase.SchemaVersion + 1}");
        byte[] before = await File.ReadAllBytesAsync(folder.PathOf("x.db"));
        AssertSentence(await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db")), "schema version");
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.PathOf("x.db")));
        Assert.Equal(["s.json", "x.db"], folder.Files);
    }

    [Fact]
    public async Task Database_WhoseLibraryTablesAreOfAnotherVersion_IsLeftAlone()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db"));
        await using (SqliteConnection other = await OpenAsync(folder.PathOf("x.db")))
            await ExecuteAsync(other, "UPDATE crm_schema SET version = version + 1");
        AssertSentence(await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("x.db")), "this package knows only");
    }

    [Fact]
    public async Task Database_OfAnotherApplicationOrNoDatabaseAtAll_IsLeftAlone()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        await using (SqliteConnection other = await OpenAsync(folder.PathOf("other.db")))
            await ExecuteAsync(other, "CREATE TABLE precious (id INTEGER)");
        AssertSentence(await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("other.db")), "another application");
        string text = folder.Write("text.db", new string('x', 2000));
        AssertSentence(await HostRun.Of("--exit", "--scenario", file, "--database", text), "cannot be opened");
        AssertSentence(await HostRun.Of("--exit", "--scenario", file, "--database", folder.PathOf("no/where.db")), "does not exist");
        Assert.Equal(["other.db", "s.json", "text.db"], folder.Files);
    }

    [Fact]
    public async Task Port_InUse_IsFoundBeforeTheDatabaseIsMade()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        AssertSentence(await HostRun.Of("--scenario", file, "--database", folder.PathOf("x.db"), "--urls", $"http://127.0.0.1:{port}"), "in use");
        Assert.Equal(["s.json"], folder.Files);
    }

    [Fact]
    public async Task Run_ThatIsInterrupted_LeavesNoDatabase()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        using StringWriter error = new();
        int code = await Crm.SampleHost.SampleProgram.RunAsync(
            ["--exit", "--scenario", file, "--database", folder.PathOf("x.db")], TextWriter.Null, error, stop.Token);
        Assert.Equal(ExitCodes.Stopped, code);
        Assert.Equal(["s.json"], folder.Files);
    }

    [Theory]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Database=crm;Username=nobody", "cannot be reached")]
    [InlineData("postgres:Database=crm", "names no Host")]
    [InlineData("postgres:=;;;=", "cannot be read")]
    public async Task PostgreSql_ThatIsMissing_IsOneSentence(string target, string part)
    {
        using TemporaryFolder folder = new();
        AssertSentence(await HostRun.Of("--exit", "--scenario", folder.Write("s.json", Small), "--database", target), part);
    }

    [Fact]
    public async Task Steps_NotBuiltYet_CountAsFailedOnlyWithStrict()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", Small);
        HostRun run = await HostRun.Of("--exit", "--scenario", file);
        Assert.Equal(ExitCodes.Passed, run.ExitCode);
        Assert.Contains("not built yet: step 1 Fly: command Fly", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 steps: 0 passed, 0 failed, 1 not built yet", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.StepsFailed, (await HostRun.Of("--exit", "--strict", "--scenario", file)).ExitCode);
    }

    private static void AssertSentence(HostRun run, string part)
    {
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static async Task<SqliteConnection> OpenAsync(string path)
    {
        SqliteConnection connection = new($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
