using Crm.Sla;
using Crm.Testing.Contracts.Sla;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Persistence.EfCore.Tests.Sla;

public abstract class StoredDeadlineTests(TestDatabase database) : DeadlineStoreContract
{
    protected override async Task<IDeadlineStore> EmptyAsync()
    {
        // One database for the class.
        CrmDbContext context = database.Open(static crm => crm.AddSla());
        await context.CrmSet<DeadlineRow>().ExecuteDeleteAsync();
        await context.CrmSet<DeadlineTimerRow>().ExecuteDeleteAsync();
        return new EfDeadlineStore(context);
    }
}

public sealed class SqliteDeadlineTests(SqliteTestDatabase database) : StoredDeadlineTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresDeadlineTests(PostgresTestDatabase database) : StoredDeadlineTests(database), IClassFixture<PostgresTestDatabase>;
