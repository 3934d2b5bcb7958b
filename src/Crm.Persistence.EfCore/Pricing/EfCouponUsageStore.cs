using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>Counts the uses of coupons in the host's database. As long-lived as the context, and no more thread-safe.</summary>
/// <remarks>
/// A reservation writes to the row of each of its codes before it counts, so reservations of one coupon come one after the other and the
/// last use is given once, whoever asks. Within a transaction of the host's it is part of that transaction, and others who want the same
/// coupon wait for its end: reserve late in it, or in one of its own. A locked database is <see cref="ResultStatus.Unavailable"/>: try again with
/// the same key. The end of a reservation is kept to the microsecond. Give the context PostgreSQL's usual isolation, read committed; at a
/// stricter one the database refuses one of two that meet, and its exception is thrown.
/// </remarks>
/// <param name="context">The host's context, with <c>crm.AddPricing()</c>.</param>
public sealed class EfCouponUsageStore(DbContext context) : ICouponUsageStore
{
    private readonly CouponStatements _statements = new(context);

    /// <inheritdoc/>
    public Task<Result> ReserveAsync(CouponReservation reservation, Instant at, Instant until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return LockedDatabase.UnavailableAsync(async () =>
        {
            // Within the host's transaction if there is one, else in one of its own.
            await using IDbContextTransaction? own = context.Database.CurrentTransaction is null
                ? await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false)
                : null;
            Result reserved = await _statements.TakeKeyAsync(reservation, until, cancellationToken).ConfigureAwait(false)
                ? await UseAsync(reservation, at, cancellationToken).ConfigureAwait(false)
                : await RepeatAsync(reservation, at, cancellationToken).ConfigureAwait(false);
            if (own is not null) await own.CommitAsync(cancellationToken).ConfigureAwait(false);
            return reserved;
        });
    }

    /// <inheritdoc/>
    public Task<Result> CommitAsync(string key, Instant at, CancellationToken cancellationToken) => LockedDatabase.UnavailableAsync(async () =>
    {
        int committed = await Reservation(key)
            .Where(r => r.State == CouponReservationState.Committed || (r.State == CouponReservationState.Reserved && r.EndsAt > at))
            .ExecuteUpdateAsync(static row => row.SetProperty(static r => r.State, CouponReservationState.Committed), cancellationToken).ConfigureAwait(false);
        if (committed == 1) return Result.Success();
        return await Reservation(key).AnyAsync(cancellationToken).ConfigureAwait(false) ? Over(key) : Result.NotFound($"the reservation {key}");
    });

    /// <inheritdoc/>
    public Task<Result> ReleaseAsync(string key, CancellationToken cancellationToken) => LockedDatabase.UnavailableAsync(async () =>
    {
        int released = await Reservation(key)
            .Where(static r => r.State != CouponReservationState.Committed)
            .ExecuteUpdateAsync(static row => row.SetProperty(static r => r.State, CouponReservationState.Released), cancellationToken).ConfigureAwait(false);
        if (released == 1) return Result.Success();
        return await Reservation(key).AnyAsync(cancellationToken).ConfigureAwait(false)
            ? Result.Conflict($"The coupons of {key} are used: a use is not given back.")
            : Result.NotFound($"the reservation {key}");
    });

    /// <inheritdoc/>
    public Task<CouponUsage> UsageAsync(string code, string? customer, Instant at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        return CountAsync(Coupon.Normalize(code), customer, at, cancellationToken);
    }

    private async Task<Result> UseAsync(CouponReservation reservation, Instant at, CancellationToken cancellationToken)
    {
        string[] codes = [.. reservation.Uses.Select(static u => u.Code)];
        if (codes.Length > 0)
        {
            await _statements.LockAsync(codes, cancellationToken).ConfigureAwait(false);
            await _statements.EndAsync(codes, at, cancellationToken).ConfigureAwait(false);
        }

        List<ValidationError> refused = [];
        for (int i = 0; i < reservation.Uses.Count; i++)
        {
            CouponUse use = reservation.Uses[i];
            CouponUsage usage = await CountAsync(use.Code, reservation.Customer, at, cancellationToken).ConfigureAwait(false);
            string path = FormattableString.Invariant($"/uses/{i}");
            if (usage.InAll >= use.Limit) refused.Add(new ValidationError(path, $"The coupon {use.Code} is used up: take it out of the cart.", "pricing.coupon_used_up"));
            else if (usage.OfCustomer >= use.LimitPerCustomer) refused.Add(new ValidationError(path, $"The customer has used the coupon {use.Code} as often as one may: take it out of the cart.", "pricing.coupon_used_by_customer"));
        }

        if (refused.Count > 0)
        {
            // The transaction may be the host's, who goes on: the key is free again.
            await Reservation(reservation.Key).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            return Result.Invalid(refused);
        }

        for (int i = 0; i < reservation.Uses.Count; i++)
            await _statements.AddUseAsync(reservation.Key, i, reservation.Uses[i], cancellationToken).ConfigureAwait(false);
        return Result.Success();
    }

    private async Task<Result> RepeatAsync(CouponReservation reservation, Instant at, CancellationToken cancellationToken)
    {
        string key = reservation.Key;
        CouponReservationRow row = await Reservation(key).AsNoTracking().SingleAsync(cancellationToken).ConfigureAwait(false);
        List<CouponUseRow> uses = await context.CrmSet<CouponUseRow>().AsNoTracking()
            .Where(u => u.ReservationKey == key).OrderBy(static u => u.Position).ToListAsync(cancellationToken).ConfigureAwait(false);
        CouponReservation known = new(key, row.CustomerKey, uses.ConvertAll(static u => u.ToUse()));
        if (!known.Equals(reservation)) return Result.Conflict($"The key {key} stands for another reservation: give this one a key of its own.");
        return row.Counts(at) ? Result.Success() : Over(key);
    }

    private async Task<CouponUsage> CountAsync(string code, string? customer, Instant at, CancellationToken cancellationToken)
    {
        var counts = await context.CrmSet<CouponUseRow>().Where(u => u.Code == code)
            .Join(context.CrmSet<CouponReservationRow>(), static u => u.ReservationKey, static r => r.ReservationKey, static (_, r) => r)
            .Where(r => r.State == CouponReservationState.Committed || (r.State == CouponReservationState.Reserved && r.EndsAt > at))
            .GroupBy(static _ => 1)
            .Select(g => new { InAll = g.Count(), OfCustomer = g.Count(r => r.CustomerKey == customer) })
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return counts is null ? default : new CouponUsage(counts.InAll, customer is null ? 0 : counts.OfCustomer);
    }

    private IQueryable<CouponReservationRow> Reservation(string key) => context.CrmSet<CouponReservationRow>().Where(r => r.ReservationKey == key);

    private static Result Over(string key) => Result.Conflict($"The reservation {key} was given back or has ended: reserve again under a new key.");
}
