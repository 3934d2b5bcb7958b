using System.Globalization;
using Crm.SampleHost.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Data;

/// <summary>An SQLite file: played into a neighbour, then renamed over the old one.</summary>
internal sealed class SqliteSampleDatabase : SampleDatabase
{
    /// <summary>Marks the file as the sample's own ("CRMS"), so that no other application's database is ever replaced.</summary>
    private const int ApplicationId = 0x43524D53;

    private readonly string _path;
    private readonly string _partial;
    private readonly bool _temporary;
    private bool _published;

    public SqliteSampleDatabase(string path, bool temporary = false)
    {
        _path = Path.GetFullPath(path);
        _partial = string.Create(CultureInfo.InvariantCulture, $"{_path}.{Environment.ProcessId}.new");
        _temporary = temporary;
    }

    public override string Description => _temporary ? "a temporary SQLite database" : "SQLite " + _path;

    public override ValueTask DisposeAsync()
    {
        ClearPool();
        Delete(_partial);
        if (_temporary)
            Delete(_path);
        return ValueTask.CompletedTask;
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(_path))
            throw new BadInputException($"The database '{_path}' is a directory; name a file with --database.");
        if (!Directory.Exists(Path.GetDirectoryName(_path)))
            throw new BadInputException($"The directory of the database '{_path}' does not exist.");
        await CheckExistingAsync(cancellationToken);
        try
        {
            Delete(_partial);
            await using SqliteConnection connection = new(ConnectionString(_partial, SqliteOpenMode.ReadWriteCreate));
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, $"PRAGMA application_id={ApplicationId}; PRAGMA user_version={SchemaVersion};", cancellationToken);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The database '{_path}' cannot be written: {FirstLine(e)}", e);
        }
    }

    protected override async Task PublishAsync(CancellationToken cancellationToken)
    {
        await CheckExistingAsync(cancellationToken);
        ClearPool();
        try
        {
            File.Move(_partial, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The database '{_path}' cannot be replaced: {FirstLine(e)}", e);
        }

        _published = true;
    }

    // The partial file is worthless if the machine stops, so nothing waits for the disk; there is no second writer either.
    protected override void UseProvider(DbContextOptionsBuilder<SampleDbContext> builder) =>
        builder.UseSqlite(ConnectionString(_published ? _path : _partial, SqliteOpenMode.ReadWrite));

    private protected override void UseExisting(DbContextOptionsBuilder<SampleDbContext> builder) =>
        builder.UseSqlite(ConnectionString(_path, SqliteOpenMode.ReadWrite, pooling: false));

    private async Task CheckExistingAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
            return;
        string what = $"The database '{_path}'";
        try
        {
            await using SqliteConnection connection = new(ConnectionString(_path, SqliteOpenMode.ReadWrite, pooling: false));
            await connection.OpenAsync(cancellationToken);
            long application = await ScalarAsync(connection, "PRAGMA application_id", cancellationToken);
            long version = await ScalarAsync(connection, "PRAGMA user_version", cancellationToken);
            if (application != ApplicationId)
                throw new BadInputException($"{what} belongs to another application; name another file with --database.");
            if (version != SchemaVersion)
                throw OtherVersion(what, string.Create(CultureInfo.InvariantCulture, $"schema version {version}"));
            await ExecuteAsync(connection, "BEGIN EXCLUSIVE; ROLLBACK;", cancellationToken);
            await CheckTablesAsync(what, cancellationToken);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new BadInputException($"{what} is locked by another program; close it, or name another file with --database.", e);
        }
        catch (SqliteException e)
        {
            throw new BadInputException($"{what} cannot be opened: {FirstLine(e)}", e);
        }
    }

    private static string ConnectionString(string path, SqliteOpenMode mode, bool pooling = true) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = pooling, DefaultTimeout = 1 }.ConnectionString;

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 1;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<long> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 1;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private void ClearPool()
    {
        foreach (string path in new[] { _partial, _path })
        {
            foreach (SqliteOpenMode mode in new[] { SqliteOpenMode.ReadWrite, SqliteOpenMode.ReadWriteCreate })
            {
                using SqliteConnection connection = new(ConnectionString(path, mode));
                SqliteConnection.ClearPool(connection);
            }
        }
    }

    private static void Delete(string path)
    {
        foreach (string file in new[] { path, path + "-journal", path + "-wal", path + "-shm" })
        {
            // File.Delete is silent about a missing file, but not about a missing directory.
            if (File.Exists(file))
                File.Delete(file);
        }
    }

    private static string FirstLine(Exception e) => e.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.') + ".";
}
