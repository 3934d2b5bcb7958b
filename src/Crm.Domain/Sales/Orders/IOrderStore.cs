namespace Crm.Domain;

/// <summary>Where orders are kept.</summary>
/// <remarks>
/// An idempotency key belongs to at most one order: a store refuses a second one, also when both are added at the same moment. Its contract
/// tests are published with the library.
/// </remarks>
public interface IOrderStore
{
    /// <summary>The order that was placed under a key.</summary>
    /// <param name="idempotencyKey">The key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order, or null.</returns>
    Task<Order?> FindByIdempotencyKeyAsync(string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Keeps a new order, unless its key is taken.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True if it was kept; false if another order has the key.</returns>
    Task<bool> TryAddAsync(Order order, CancellationToken cancellationToken);
}
