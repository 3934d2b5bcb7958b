using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Persistence.EfCore;

/// <summary>Keeps everyone else away from rows until the transaction ends: those who want the same ones come one after the other.</summary>
internal static class RowLocks
{
    /// <summary>Locks rows in the order of their primary keys, in one statement, so that two never wait for each other in a circle.</summary>
    /// <typeparam name="T">The class of the rows.</typeparam>
    /// <param name="context">The context, in a transaction.</param>
    /// <param name="key">The property that tells the rows.</param>
    /// <param name="keys">Which rows; those that do not exist are nobody's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal static Task TakeAsync<T>(DbContext context, string key, IEnumerable<string> keys, CancellationToken cancellationToken)
        where T : class
    {
        IEntityType rows = context.CrmEntity<T>();
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        string table = sql.DelimitIdentifier(rows.GetTableName()!, rows.GetSchema());
        string column = sql.DelimitIdentifier(rows.FindProperty(key)!.GetColumnName());
        string order = string.Join(", ", rows.FindPrimaryKey()!.Properties.Select(p => sql.DelimitIdentifier(p.GetColumnName())));
        if (ProviderNames.Parse(context.Database.ProviderName) == CrmProvider.PostgreSql)
        {
            string lockRows = $$"""SELECT 1 FROM {{table}} WHERE {{column}} = ANY ({0}) ORDER BY {{order}} FOR UPDATE""";
            return context.Database.ExecuteSqlRawAsync(lockRows, [keys.ToArray()], cancellationToken);
        }

        // SQLite has one writer at a time: a statement that may write, even if it changes nothing, makes this transaction the one.
        string write = $"UPDATE {table} SET {column} = {column} WHERE 0";
        return context.Database.ExecuteSqlRawAsync(write, cancellationToken);
    }
}
