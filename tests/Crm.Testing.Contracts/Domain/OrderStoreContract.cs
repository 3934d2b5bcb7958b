using Crm.Domain;
using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Testing.Contracts;

/// <summary>What every store of orders promises.</summary>
public abstract class OrderStoreContract
{
    private static readonly Instant At = Instant.FromUtc(2026, 5, 18, 1, 0);

    /// <summary>A store over the same orders as every other one of this test; each has a unit of work of its own.</summary>
    protected abstract IOrderStore Open();

    [Fact]
    public async Task FindByIdempotencyKeyAsync_UnknownKey_IsNull() =>
        Assert.Null(await Open().FindByIdempotencyKeyAsync("k-unknown", CancellationToken.None));

    [Fact]
    public async Task TryAddAsync_NewKey_IsFoundByItWithItsLines()
    {
        Assert.True(await Open().TryAddAsync(New("k-new", "SO-N", 1), CancellationToken.None));

        Order? found = await Open().FindByIdempotencyKeyAsync("k-new", CancellationToken.None);

        Assert.Equal(("SO-N", 50.3333m, 2), (found?.Number, found?.Lines[0].UnitPrice.Amount, found?.Lines.Count));
        Assert.Null(await Open().FindByIdempotencyKeyAsync("K-NEW", CancellationToken.None));
    }

    [Fact]
    public async Task TryAddAsync_KeyTaken_KeepsTheFirstAndStaysUsable()
    {
        IOrderStore store = Open();
        Assert.True(await store.TryAddAsync(New("k-twice", "SO-T1", 2), CancellationToken.None));

        Assert.False(await Open().TryAddAsync(New("k-twice", "SO-T2", 3), CancellationToken.None));
        Assert.False(await store.TryAddAsync(New("k-twice", "SO-T3", 4), CancellationToken.None));

        Assert.Equal("SO-T1", (await store.FindByIdempotencyKeyAsync("k-twice", CancellationToken.None))?.Number);
        Assert.True(await store.TryAddAsync(New("k-after", "SO-T4", 5), CancellationToken.None));
    }

    private static Order New(string key, string number, int seed)
    {
        Currency cny = Currency.Of("CNY");
        RoundingRule cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);
        OrderRequest request = new("P", "P", cny,
        [
            OrderRequestLine.Priced("A", "A", 3m, new Money(50.3333m, cny), 0m, 6m, cents), OrderRequestLine.Priced("B", "B", 1m, new Money(7m, cny), 5m, 13m, cents),
        ]);
        return Order.Place(new OrderId(new SeededIds(seed).Next()), number, request, key, "ops", At).Value;
    }
}
