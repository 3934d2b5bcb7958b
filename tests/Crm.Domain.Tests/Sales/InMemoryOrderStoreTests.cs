using Crm.Testing.Contracts;

namespace Crm.Domain.Tests.Sales;

public sealed class InMemoryOrderStoreTests : OrderStoreContract
{
    private readonly InMemoryOrderStore _store = new();

    protected override IOrderStore Open() => _store;
}
