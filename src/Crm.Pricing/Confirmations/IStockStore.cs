using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>
/// Keeps what is there of products, what comes and what is promised, so that nothing is promised twice, whoever asks at the same time.
/// </summary>
/// <remarks>
/// Reserve in the transaction that confirms the order, book what is delivered in the one that stores the delivery, release what is not to be
/// delivered any more. Receipts and reservations share their keys: a purchase order and an order need different ones.
/// </remarks>
public interface IStockStore : IAvailability
{
    /// <summary>Sets what is there of a product, as it was counted.</summary>
    /// <param name="product">The product.</param>
    /// <param name="onHand">How much, in units of the product; null if it is not stocked any more. Promises stay.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Result> SetOnHandAsync(string product, decimal? onHand, CancellationToken cancellationToken);

    /// <summary>Expects a receipt, or changes what is still expected of it: its day, its quantity.</summary>
    /// <param name="key">Whose it is, such as the purchase order.</param>
    /// <param name="lineId">The line of it.</param>
    /// <param name="product">The product.</param>
    /// <param name="receipt">The day and what is still to come, greater than 0.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// Success, also if what was promised already is not covered any more: a receipt comes when it comes. <c>pricing.stock_units</c>; or
    /// <see cref="ResultStatus.Conflict"/> if key and line stand for a reservation, for another product, or for what has come or was released.
    /// </returns>
    Task<Result> ExpectAsync(string key, string lineId, string product, SupplyMove receipt, CancellationToken cancellationToken);

    /// <summary>Promises all of it, or nothing.</summary>
    /// <param name="reservation">The intent, from <see cref="OrderConfirmation.ToReservation"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// Success, also if this key was reserved with the same content before; the errors of <see cref="StockReservation.FitsInto"/> if
    /// others were faster; <see cref="ResultStatus.Conflict"/> if the key stands for something else or was released.
    /// </returns>
    Task<Result> ReserveAsync(StockReservation reservation, CancellationToken cancellationToken);

    /// <summary>Books that a receipt has come, or that what was promised has gone out, in part or in whole: what is on hand changes with it.</summary>
    /// <param name="key">Whose it is.</param>
    /// <param name="lineId">The line of it.</param>
    /// <param name="units">How much, in units of the product: greater than 0, at most what is open.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Success; <c>pricing.stock_units</c>; or <see cref="ResultStatus.NotFound"/> if nothing is open there. Not to be repeated.</returns>
    Task<Result> BookAsync(string key, string lineId, decimal units, CancellationToken cancellationToken);

    /// <summary>Gives up what is still open under a key: an order that was cancelled or closed short, a receipt that will not come.</summary>
    /// <param name="key">Whose it is.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Success, also if nothing is open: an order of services has reserved nothing.</returns>
    Task<Result> ReleaseAsync(string key, CancellationToken cancellationToken);
}
