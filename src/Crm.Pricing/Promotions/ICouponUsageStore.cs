using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Counts the uses of coupons, so that none is used more often than it may be, whoever asks at the same time.</summary>
/// <remarks>
/// Reserve when the order is about to be placed, commit in the transaction that places it, release if it is not. A reservation that is
/// neither ends by itself. Every call may be repeated: the same key never counts twice.
/// </remarks>
public interface ICouponUsageStore
{
    /// <summary>Reserves all of the uses, or none.</summary>
    /// <param name="reservation">The intent.</param>
    /// <param name="at">The instant: reservations that have ended by then no longer count.</param>
    /// <param name="until">When the reservation ends unless it is committed; not included.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// Success, also if this key was reserved or committed with the same content before; <see cref="ResultStatus.Invalid"/> with
    /// <c>pricing.coupon_used_up</c> or <c>pricing.coupon_used_by_customer</c> for each use (<c>/uses/i</c>) that is one too many;
    /// <see cref="ResultStatus.Conflict"/> if the key stands for something else, was released, or has ended.
    /// </returns>
    Task<Result> ReserveAsync(CouponReservation reservation, Instant at, Instant until, CancellationToken cancellationToken);

    /// <summary>Makes a reservation final.</summary>
    /// <param name="key">The key.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Success, also if it is final already; <see cref="ResultStatus.NotFound"/>; or <see cref="ResultStatus.Conflict"/> if it was released or has ended: the uses may belong to others by now.</returns>
    Task<Result> CommitAsync(string key, Instant at, CancellationToken cancellationToken);

    /// <summary>Gives a reservation back.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Success, also if it is given back already; <see cref="ResultStatus.NotFound"/>; or <see cref="ResultStatus.Conflict"/> if it is final.</returns>
    Task<Result> ReleaseAsync(string key, CancellationToken cancellationToken);

    /// <summary>How often a coupon is used.</summary>
    /// <param name="code">The code, as it was typed.</param>
    /// <param name="customer">The customer; null for nobody.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<CouponUsage> UsageAsync(string code, string? customer, Instant at, CancellationToken cancellationToken);
}
