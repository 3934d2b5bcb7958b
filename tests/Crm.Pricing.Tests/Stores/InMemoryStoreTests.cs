using Crm.Testing;
using Crm.Testing.Contracts.Pricing;

namespace Crm.Pricing.Tests.Stores;

public sealed class InMemoryQuoteStoreTests : QuoteStoreContract
{
    private readonly SeededIds _ids = new();
    private readonly InMemoryQuoteStore _store = new();

    protected override IQuoteStore Open() => _store;

    protected override Guid NextId() => _ids.Next();
}

public sealed class InMemoryPriceListStoreTests : PriceListStoreContract
{
    private readonly InMemoryPriceListStore _store = new();

    protected override IPriceListStore Open() => _store;
}
