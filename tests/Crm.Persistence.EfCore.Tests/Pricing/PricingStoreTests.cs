using Crm.Pricing;
using Crm.Testing.Contracts.Pricing;
using Xunit;

namespace Crm.Persistence.EfCore.Tests.Pricing;

public abstract class StoredQuoteTests(TestDatabase database) : QuoteStoreContract
{
    protected override IQuoteStore Open() => new EfQuoteStore(database.Open(static crm => crm.AddPricing()));

    protected override Guid NextId() => database.NextId();
}

public sealed class SqliteQuoteTests(SqliteTestDatabase database) : StoredQuoteTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresQuoteTests(PostgresTestDatabase database) : StoredQuoteTests(database), IClassFixture<PostgresTestDatabase>;

public abstract class StoredPriceListTests(TestDatabase database) : PriceListStoreContract
{
    protected override IPriceListStore Open() => new EfPriceListStore(database.Open(static crm => crm.AddPricing()));
}

public sealed class SqlitePriceListTests(SqliteTestDatabase database) : StoredPriceListTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresPriceListTests(PostgresTestDatabase database) : StoredPriceListTests(database), IClassFixture<PostgresTestDatabase>;
