using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.SampleHost.CommandLine;
using Crm.SampleHost.Scenario;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.SampleHost.Data;

/// <summary>
/// The database of one run. The scenario is played into a place of its own, which takes the final name only when the play is over:
/// whatever stops the run leaves an older database as it was.
/// </summary>
public abstract class SampleDatabase : IAsyncDisposable
{
    /// <summary>The version of the tables; a database of another version is refused.</summary>
    public const int SchemaVersion = 1;

    private DbContextOptions<SampleDbContext>? _options;

    /// <summary>Where the result will be, for people.</summary>
    public abstract string Description { get; }

    /// <summary>Chooses the database.</summary>
    /// <param name="target"><c>sqlite:FILE</c>, FILE, or <c>postgres:CONNECTION-STRING</c>.</param>
    /// <exception cref="BadInputException">It is not usable; nothing was changed.</exception>
    public static async Task<SampleDatabase> OpenAsync(string target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        SampleDatabase database = target.StartsWith("postgres:", StringComparison.Ordinal)
            ? new PostgresSampleDatabase(target["postgres:".Length..])
            : new SqliteSampleDatabase(target.StartsWith("sqlite:", StringComparison.Ordinal) ? target["sqlite:".Length..] : target);
        return await PreparedAsync(database, cancellationToken);
    }

    /// <summary>A temporary SQLite database that is deleted at the end.</summary>
    public static async Task<SampleDatabase> OpenTemporaryAsync(CancellationToken cancellationToken)
    {
        SqliteSampleDatabase database = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db"), temporary: true);
        return await PreparedAsync(database, cancellationToken);
    }

    /// <summary>Makes the ids of this run.</summary>
    internal IdSource Ids { get; } = new();

    /// <summary>A new unit of work.</summary>
    public SampleDbContext CreateContext() => new(_options ??= Options());

    /// <summary>Creates the tables in the run's own place.</summary>
    public async Task CreateTablesAsync(CancellationToken cancellationToken)
    {
        await using SampleDbContext db = CreateContext();
        await ((RelationalDatabaseCreator)db.GetService<IDatabaseCreator>()).CreateTablesAsync(cancellationToken);
    }

    /// <summary>Gives the result its final name.</summary>
    /// <exception cref="BadInputException">Someone locked the old database meanwhile.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await PublishAsync(cancellationToken);
        _options = null;
    }

    /// <summary>Removes what was not completed.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Checks that the target is usable and makes the run's own place.</summary>
    protected abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Refuses a database whose libraries' tables are of another version.</summary>
    private protected async Task CheckTablesAsync(string what, CancellationToken cancellationToken)
    {
        DbContextOptionsBuilder<SampleDbContext> builder = new();
        UseExisting(builder);
        await using SampleDbContext db = new(builder.UseCrm(crm => SampleModel.Choose(crm, Ids)).Options);
        Result check = await db.CheckCrmSchemaAsync(cancellationToken);
        if (!check.IsSuccess)
            throw new BadInputException($"{what} is of another version: {check.ValidationErrors.Select(static e => e.ErrorMessage).Concat(check.Errors).First()}");
    }

    /// <summary>Points the builder to the database of an earlier run.</summary>
    private protected abstract void UseExisting(DbContextOptionsBuilder<SampleDbContext> builder);

    /// <summary>Moves the run's place to the final name.</summary>
    protected abstract Task PublishAsync(CancellationToken cancellationToken);

    /// <summary>Points the builder to the run's place, or after publishing to the final name.</summary>
    protected abstract void UseProvider(DbContextOptionsBuilder<SampleDbContext> builder);

    /// <summary>The sentence for a database of another version.</summary>
    private protected static BadInputException OtherVersion(string what, string found) =>
        new($"{what} has {found}, this program writes schema version {SchemaVersion}; name another one with --database or remove it.");

    private static async Task<SampleDatabase> PreparedAsync(SampleDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.PrepareAsync(cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private DbContextOptions<SampleDbContext> Options()
    {
        DbContextOptionsBuilder<SampleDbContext> builder = new();
        UseProvider(builder);
        return builder.UseCrm(crm => SampleModel.Choose(crm, Ids)).Options;
    }
}
