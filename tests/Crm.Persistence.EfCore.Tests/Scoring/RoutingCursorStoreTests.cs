using Crm.Scoring;
using Crm.Testing.Contracts.Scoring;
using Xunit;

namespace Crm.Persistence.EfCore.Tests.Scoring;

public abstract class StoredRoutingCursorTests(TestDatabase database) : RoutingCursorStoreContract
{
    private readonly string _test = database.NextId().ToString("N");

    protected override IRoutingCursorStore NewStore() => new EfRoutingCursorStore(database.Open(static crm => crm.AddScoring()));

    protected override IRoutingCursorStore SecondStore(IRoutingCursorStore store) => NewStore();

    protected override string Key(string name) => $"{name} {_test}";
}

public sealed class SqliteRoutingCursorTests(SqliteTestDatabase database) : StoredRoutingCursorTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresRoutingCursorTests(PostgresTestDatabase database) : StoredRoutingCursorTests(database), IClassFixture<PostgresTestDatabase>;
