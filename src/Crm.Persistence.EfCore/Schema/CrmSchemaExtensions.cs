using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>Checks at start that the database has the tables that these packages expect.</summary>
public static class CrmSchemaExtensions
{
    /// <summary>Compares the versions of the tables in the database with those of the packages. Changes nothing.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// A success, or <see cref="ResultStatus.Invalid"/> with one sentence for each problem: <c>persistence.schema_version</c> (another
    /// version), <c>persistence.schema_missing</c> (no tables of a library, or none at all), <c>persistence.not_a_database</c>; or
    /// <see cref="ResultStatus.Unavailable"/> if the database is locked or does not answer.
    /// </returns>
    public static async Task<Result> CheckCrmSchemaAsync(this DbContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.CrmEntity<SchemaRow>();
        try
        {
            Dictionary<string, int> found = await context.CrmSet<SchemaRow>().AsNoTracking()
                .ToDictionaryAsync(static r => r.Part, static r => r.Version, cancellationToken).ConfigureAwait(false);
            List<ValidationError> problems = [.. CrmTables.MappedParts(context.Model).SelectMany(part => Compare(part.Name, part.Version, found))];
            return problems.Count == 0 ? Result.Success() : Result.Invalid(problems);
        }
        catch (Exception error) when (DatabaseFailure.Of(error) != DatabaseFailure.Other)
        {
            return Explain(context, error);
        }
    }

    /// <summary>Makes the tables in a database that is new or empty; in any other, only checks. For programs without migrations.</summary>
    /// <param name="context">The host's context; all its tables are made, also the host's own.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>As <see cref="CheckCrmSchemaAsync"/>.</returns>
    public static async Task<Result> CreateOrCheckCrmAsync(this DbContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.CrmEntity<SchemaRow>();
        try
        {
            if (await context.Database.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false)) return Result.Success();
        }
        catch (Exception error) when (DatabaseFailure.Of(error) != DatabaseFailure.Other)
        {
            return Explain(context, error);
        }

        return await context.CheckCrmSchemaAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<ValidationError> Compare(string part, int expected, Dictionary<string, int> found)
    {
        if (!found.TryGetValue(part, out int version))
            yield return new ValidationError(null, $"The database has no tables of {part}: add and apply a migration of the host's context.", "persistence.schema_missing");
        else if (version < expected)
            yield return new ValidationError(null, $"The tables of {part} have version {version}, this package needs {expected}: add and apply a migration.", "persistence.schema_version");
        else if (version > expected)
            yield return new ValidationError(null, $"The tables of {part} have version {version}, this package knows only {expected}: update the package, or take the right database.", "persistence.schema_version");
    }

    private static Result Explain(DbContext context, Exception error)
    {
        string name = context.Database.GetDbConnection() is { } connection && connection.DataSource.Length > 0
            ? $"'{connection.DataSource}'" : "the database";
        return DatabaseFailure.Of(error) switch
        {
            DatabaseFailure.Locked => Result.Unavailable($"The database {name} is locked by another program: close it or try again."),
            DatabaseFailure.NotADatabase => Result.Invalid(new ValidationError(null, $"The file {name} is no database, or is damaged: name another file.", "persistence.not_a_database")),
            DatabaseFailure.NoTable => Result.Invalid(new ValidationError(null, $"The database {name} holds no Crm tables: apply the migrations of the host's context, or name another database.", "persistence.schema_missing")),
            _ => Result.Unavailable($"The database {name} cannot be opened: {DatabaseErrors.Cause(error)!.Message.ReplaceLineEndings(" ")}"),
        };
    }
}
