using Crm.Domain;
using Crm.Testing.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

public abstract class EfOrderStoreContract(TestDatabase database) : OrderStoreContract
{
    protected override IOrderStore Open()
    {
        ServiceCollection services = new();
        services.AddScoped(_ => database.Open(static crm => crm.AddDomain()));
        services.AddCrmStores<CrmDbContext>(static crm => crm.AddDomain());
        return services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<IOrderStore>();
    }
}

public sealed class SqliteOrderStoreTests(SqliteTestDatabase database) : EfOrderStoreContract(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresOrderStoreTests(PostgresTestDatabase database) : EfOrderStoreContract(database), IClassFixture<PostgresTestDatabase>;
