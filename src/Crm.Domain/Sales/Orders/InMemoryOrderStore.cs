namespace Crm.Domain;

/// <summary>Keeps orders in memory, for tests and samples. Thread-safe.</summary>
public sealed class InMemoryOrderStore : IOrderStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Order> _orders = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<Order?> FindByIdempotencyKeyAsync(string idempotencyKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return Task.FromResult(_orders.GetValueOrDefault(idempotencyKey));
    }

    /// <inheritdoc/>
    public Task<bool> TryAddAsync(Order order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return Task.FromResult(_orders.TryAdd(order.IdempotencyKey, order));
    }
}
