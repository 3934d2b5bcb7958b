using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Persistence.EfCore;

/// <summary>Statements that take their turn at rows that others want as well.</summary>
internal static class LockedDatabase
{
    /// <summary>Runs them within the host's transaction if there is one, else in one of its own.</summary>
    internal static Task<Result> TurnAsync(DbContext context, Func<Task<Result>> statements, CancellationToken cancellationToken) => UnavailableAsync(async () =>
    {
        await using IDbContextTransaction? own = context.Database.CurrentTransaction is null
            ? await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false)
            : null;
        Result result = await statements().ConfigureAwait(false);
        if (own is not null && result.IsSuccess) await own.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    });

    /// <summary>A database that is locked by someone else is a result: the caller may try again.</summary>
    internal static async Task<Result> UnavailableAsync(Func<Task<Result>> statements)
    {
        try
        {
            return await statements().ConfigureAwait(false);
        }
        catch (Exception error) when (DatabaseFailure.Of(error) == DatabaseFailure.Locked)
        {
            return Result.Unavailable("The database is locked by someone else: try again.");
        }
    }
}
