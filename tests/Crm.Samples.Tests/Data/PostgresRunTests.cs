using Crm.SampleHost.CommandLine;
using Crm.Samples.Tests.Scenario;
using Crm.Testing;
using Npgsql;
using Xunit;

namespace Crm.Samples.Tests.Data;

/// <summary>The same play on PostgreSQL: in a schema that appears when the play is over.</summary>
public sealed class PostgresRunTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private const string Touch = """{ "parties": ["P-1"] }""";

    [PostgresFact]
    public async Task Play_OnPostgreSql_ReplacesTheEarlierOne_AndLeavesOneSchema()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("s.json", MiniScenario.File(MiniScenario.Step(MiniScenario.Do("Get360"), Touch, """{ "timelineEntries": { "P-1": 0 } }""")));
        string target = "postgres:" + database.ConnectionString;
        for (int run = 0; run < 2; run++)
        {
            HostRun played = await HostRun.Of("--exit", "--strict", "--scenario", file, "--database", target);
            Assert.Equal((ExitCodes.Passed, ""), (played.ExitCode, played.Error));
        }

        Assert.Equal(1L, await ScalarAsync("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'crm_sample%'"));

        await ScalarAsync("COMMENT ON SCHEMA crm_sample IS 'mine'");
        HostRun refused = await HostRun.Of("--exit", "--scenario", file, "--database", target);
        Assert.Equal(ExitCodes.BadInput, refused.ExitCode);
        Assert.Contains("no mark of this program", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1L, await ScalarAsync("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'crm_sample%'"));
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
