using Crm.Primitives;
using Crm.Testing.Contracts.Pricing;
using Xunit;

namespace Crm.Pricing.Tests.Confirmations;

public sealed class InMemoryAvailabilityTests : AvailabilityContract
{
    protected override Task<IAvailability> WithAsync(IReadOnlyDictionary<string, AvailabilityPosition> positions) => Task.FromResult<IAvailability>(new InMemoryAvailability(positions));
}

public sealed class InMemoryStockStoreTests : StockStoreContract
{
    private readonly InMemoryStockStore _store = new();

    protected override IStockStore Open() => _store;
}

public sealed class InMemoryCreditCheckTests : CreditCheckContract
{
    protected override Task<ICreditCheck> WithAsync(IReadOnlyDictionary<string, Money> free) => Task.FromResult<ICreditCheck>(new InMemoryCreditCheck(free));

    /// <summary>A promise of this adapter only: others may convert.</summary>
    [Fact]
    public async Task Check_OtherCurrency_IsNeverGranted()
    {
        ICreditCheck credit = await WithAsync(new Dictionary<string, Money> { ["C-1"] = new(100m, "EUR") });
        Assert.False((await credit.CheckAsync("C-1", new Money(1m, "USD"), CancellationToken.None)).Granted);
    }
}
