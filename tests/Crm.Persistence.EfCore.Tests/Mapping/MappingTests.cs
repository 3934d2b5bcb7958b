using Xunit;

namespace Crm.Persistence.EfCore.Tests;

public sealed class SqliteMappingTests(SqliteTestDatabase database) : MappingContract(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresMappingTests(PostgresTestDatabase database) : MappingContract(database), IClassFixture<PostgresTestDatabase>;
