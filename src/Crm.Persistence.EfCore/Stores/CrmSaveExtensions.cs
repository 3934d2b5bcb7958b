using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Persistence.EfCore;

/// <summary>Saves with a result instead of the exceptions that other people's changes cause.</summary>
public static class CrmSaveExtensions
{
    /// <summary>Saves what the context knows to be new, changed or deleted, with the events of the aggregates, in one transaction.</summary>
    /// <param name="context">The host's context.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if someone else changed one of the rows since it was read, or took a key that exists once;
    /// <see cref="ResultStatus.Unavailable"/> if the database is locked. Whatever else fails is thrown.</returns>
    /// <remarks>After a conflict the context still holds the refused changes: read again with a new one.</remarks>
    public static async Task<Result> SaveCrmAsync(this DbContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return Result.Success();
        }
        catch (DbUpdateConcurrencyException error)
        {
            string what = error.Entries is [EntityEntry first, ..] ? first.Metadata.ShortName() : "row";
            return Result.Conflict($"The {what} was changed by someone else since it was read: read it again and repeat.");
        }
        catch (Exception error) when (DatabaseFailure.Of(error) == DatabaseFailure.Duplicate)
        {
            return Result.Conflict($"There is one with this key already: {DatabaseErrors.Cause(error)!.Message.ReplaceLineEndings(" ")}");
        }
        catch (Exception error) when (DatabaseFailure.Of(error) == DatabaseFailure.Locked)
        {
            return Result.Unavailable("The database is locked by someone else: try again.");
        }
    }

    /// <summary>Saves a changed aggregate if it still has the version that the caller read, whoever read it.</summary>
    /// <typeparam name="T">The aggregate, mapped with a version.</typeparam>
    /// <param name="context">The host's context.</param>
    /// <param name="aggregate">The aggregate, read by this context, or by another one if it has no rows.</param>
    /// <param name="expectedVersion">The version that the stored one must have.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>As <see cref="SaveCrmAsync"/>.</returns>
    public static Task<Result> UpdateCrmAsync<T>(this DbContext context, T aggregate, long expectedVersion, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        IEntityType type = context.CrmEntity<T>();
        IProperty version = type.GetProperties().SingleOrDefault(static p => p.IsConcurrencyToken)
            ?? throw new CrmSetupException($"{typeof(T).Name} is mapped without Version(...): it cannot be saved against an expected version.");
        if (context.Entry(aggregate).State == EntityState.Detached) context.Update(aggregate);
        context.Entry(aggregate).Property(version.Name).OriginalValue = expectedVersion;
        return context.SaveCrmAsync(cancellationToken);
    }
}
