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
    /// <remarks>
    /// After a conflict the context forgets what it was to save, so that reading again gives what is stored and the next save does not stumble
    /// over it; the objects themselves keep their changes and their pending events. After <see cref="ResultStatus.Unavailable"/> it forgets
    /// nothing: save again.
    /// </remarks>
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
            Forget(context);
            string what = error.Entries is [EntityEntry first, ..] ? first.Metadata.ShortName() : "row";
            return Result.Conflict($"The {what} was changed by someone else since it was read: read it again and repeat.");
        }
        catch (Exception error) when (DatabaseFailure.Of(error) == DatabaseFailure.Duplicate)
        {
            Forget(context);
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
        if (context.Entry(aggregate).State == EntityState.Detached)
        {
            object?[] key = [.. type.FindPrimaryKey()!.Properties.Select(p => context.Entry(aggregate).Property(p.Name).CurrentValue)];
            // The caller's object is the one that counts, against the version the caller read.
            if (context.CrmSet<T>().Local.FindEntryUntyped(key) is EntityEntry<T> other) other.State = EntityState.Detached;
            context.Update(aggregate);
        }

        context.Entry(aggregate).Property(version.Name).OriginalValue = expectedVersion;
        return context.SaveCrmAsync(cancellationToken);
    }

    /// <summary>Drops the aggregates of a refused save, with the rows that belong to them.</summary>
    private static void Forget(DbContext context)
    {
        List<EntityEntry> all = [.. context.ChangeTracker.Entries()];
        List<EntityEntry> refused = all.FindAll(static e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        List<EntityEntry> rows = all.FindAll(row => refused.Exists(root => BelongsTo(row, root)));
        foreach (EntityEntry entry in refused.Concat(rows)) entry.State = EntityState.Detached;
    }

    private static bool BelongsTo(EntityEntry row, EntityEntry root) => row.Metadata.GetForeignKeys().Any(key =>
        key.IsRequired && key.PrincipalEntityType == root.Metadata
        && key.Properties.Zip(key.PrincipalKey.Properties).All(pair =>
            Equals(row.Property(pair.First.Name).CurrentValue, root.Property(pair.Second.Name).CurrentValue)));
}
