using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Places orders so that the same wish, sent twice, gives the same order.</summary>
/// <remarks>Thread-safe if its store is.</remarks>
public sealed class OrderPlacement(IOrderStore store)
{
    /// <summary>Places an order, or gives the one that was placed under the key before.</summary>
    /// <param name="request">What is ordered.</param>
    /// <param name="idempotencyKey">The key of this wish.</param>
    /// <param name="id">The id for a new order.</param>
    /// <param name="number">The number for a new order.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The order; <see cref="ResultStatus.Conflict"/> if the key stands for another content; or the codes of <see cref="Order.Place"/>.
    /// </returns>
    public async Task<Result<Order>> PlaceAsync(
        OrderRequest request, string idempotencyKey, OrderId id, string number, string actor, Instant at, CancellationToken cancellationToken)
    {
        Result<Order> placed = Order.Place(id, number, request, idempotencyKey, actor, at);
        if (!placed.TryGetValue(out Order? order)) return placed;
        if (await store.FindByIdempotencyKeyAsync(idempotencyKey, cancellationToken).ConfigureAwait(false) is Order earlier)
            return Same(earlier, request);
        if (await store.TryAddAsync(order, cancellationToken).ConfigureAwait(false)) return placed;
        // Somebody else was faster between the two calls: theirs counts.
        return await store.FindByIdempotencyKeyAsync(idempotencyKey, cancellationToken).ConfigureAwait(false) is Order winner
            ? Same(winner, request)
            : Result.Conflict($"An order under the key {idempotencyKey} was being placed and is gone: try again.");
    }

    private static Result<Order> Same(Order earlier, OrderRequest request) => earlier.IsFor(request)
        ? earlier
        : Result.Conflict($"The key {earlier.IdempotencyKey} stands for order {earlier.Number}, which has another content: use a new key for a new wish.");
}
