using System.Globalization;
using System.Net.Sockets;
using Crm.SampleHost.CommandLine;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.SampleHost.Data;

/// <summary>A schema of a PostgreSQL database: played into a schema of its own, then renamed in one transaction.</summary>
internal sealed class PostgresSampleDatabase : SampleDatabase
{
    private const string Schema = "crm_sample";
    private const string Mark = "Crm sample host, schema version ";

    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly string _partial = string.Create(CultureInfo.InvariantCulture, $"{Schema}_new_{Environment.ProcessId}");
    private bool _prepared;
    private bool _published;

    public PostgresSampleDatabase(string connectionString)
    {
        try
        {
            _connection = new NpgsqlConnectionStringBuilder(connectionString) { Timeout = 5 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new BadInputException("The PostgreSQL connection string after postgres: cannot be read; it looks like Host=127.0.0.1;Database=crm;Username=crm.", e);
        }

        if (string.IsNullOrEmpty(_connection.Host))
            throw new BadInputException("The PostgreSQL connection string names no Host; it looks like postgres:Host=127.0.0.1;Database=crm;Username=crm.");
    }

    public override string Description => $"PostgreSQL {Server}, schema {Schema}";

    private string Server => string.Create(CultureInfo.InvariantCulture, $"{_connection.Host}:{_connection.Port}/{_connection.Database}");

    public override async ValueTask DisposeAsync()
    {
        if (!_prepared || _published)
            return;
        try
        {
            await ExecuteAsync($"DROP SCHEMA IF EXISTS {_partial} CASCADE", CancellationToken.None);
        }
        catch (BadInputException)
        {
            // The server went away during the run: the sentence about that is already on its way to the user.
        }
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await CheckExistingAsync(cancellationToken);
        await ExecuteAsync($"DROP SCHEMA IF EXISTS {_partial} CASCADE; CREATE SCHEMA {_partial}; COMMENT ON SCHEMA {_partial} IS '{Mark}{SchemaVersion}'", cancellationToken);
        _prepared = true;
    }

    protected override async Task PublishAsync(CancellationToken cancellationToken)
    {
        await CheckExistingAsync(cancellationToken);
        await ExecuteAsync($"BEGIN; DROP SCHEMA IF EXISTS {Schema} CASCADE; ALTER SCHEMA {_partial} RENAME TO {Schema}; COMMIT", cancellationToken);
        _published = true;
    }

    protected override void UseProvider(DbContextOptionsBuilder<SampleDbContext> builder) =>
        UseSchema(builder, _published ? Schema : _partial);

    private protected override void UseExisting(DbContextOptionsBuilder<SampleDbContext> builder) => UseSchema(builder, Schema);

    private void UseSchema(DbContextOptionsBuilder<SampleDbContext> builder, string schema) =>
        builder.UseNpgsql(new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { SearchPath = schema }.ConnectionString);

    private async Task CheckExistingAsync(CancellationToken cancellationToken)
    {
        object? mark = await ExecuteAsync(
            $"SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = '{Schema}'", cancellationToken);
        if (mark is not string text)
            return;
        string what = $"The schema {Schema} on PostgreSQL {Server}";
        if (text != string.Create(CultureInfo.InvariantCulture, $"{Mark}{SchemaVersion}"))
            throw OtherVersion(what, text.StartsWith(Mark, StringComparison.Ordinal) ? "schema version " + text[Mark.Length..] : "no mark of this program");
        await CheckTablesAsync(what, cancellationToken);
    }

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = new(_connection.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using NpgsqlCommand command = new(sql, connection);
            return await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (PostgresException e)
        {
            throw new BadInputException($"PostgreSQL {Server} refuses: {e.MessageText}.", e);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            throw new BadInputException($"PostgreSQL {Server} cannot be reached: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}.", e);
        }
    }
}
