using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Persistence.EfCore.Tests.Pricing;

/// <summary>Contexts for tests in which many want the same rows at once.</summary>
internal static class Contexts
{
    /// <summary>A context whose turn comes: on SQLite, one writer at a time, they wait however slow the machine is.</summary>
    public static CrmDbContext Patient(this TestDatabase database, Action<CrmModelBuilder> crm)
    {
        lock (database)
        {
            CrmDbContext context = database.Open(crm);
            if (context.Database.GetDbConnection() is SqliteConnection connection) connection.DefaultTimeout = 60;
            return context;
        }
    }

    /// <summary>A context that counts what it sends to the database.</summary>
    public static (CrmDbContext Context, CommandCounter Commands) Counting(this TestDatabase database, Action<CrmModelBuilder> crm)
    {
        database.Open(crm).Dispose();
        CommandCounter commands = new();
        return (new CrmDbContext(database.Options<CrmDbContext>().UseCrm(crm).AddInterceptors(commands).Options), commands);
    }

    public sealed class CommandCounter : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Count++;
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
