using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Counts the uses of coupons in memory. Thread-safe.</summary>
public sealed class InMemoryCouponUsageStore : ICouponUsageStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _byCode = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<Result> ReserveAsync(CouponReservation reservation, Instant at, Instant until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(Reserve(reservation, at, until));
    }

    /// <inheritdoc/>
    public Task<Result> CommitAsync(string key, Instant at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out Entry? entry)) return Task.FromResult(Result.NotFound($"the reservation {key}"));
            if (entry.State == State.Committed) return Task.FromResult(Result.Success());
            if (entry.State == State.Released || entry.Until <= at) return Task.FromResult(Over(key));
            entry.State = State.Committed;
            return Task.FromResult(Result.Success());
        }
    }

    /// <inheritdoc/>
    public Task<Result> ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out Entry? entry)) return Task.FromResult(Result.NotFound($"the reservation {key}"));
            if (entry.State == State.Committed) return Task.FromResult(Result.Conflict($"The coupons of {key} are used: a use is not given back."));
            entry.State = State.Released;
            return Task.FromResult(Result.Success());
        }
    }

    /// <inheritdoc/>
    public Task<CouponUsage> UsageAsync(string code, string? customer, Instant at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(Usage(Coupon.Normalize(code), customer, at));
    }

    private Result Reserve(CouponReservation reservation, Instant at, Instant until)
    {
        if (_entries.TryGetValue(reservation.Key, out Entry? known))
        {
            if (!known.Reservation.Equals(reservation)) return Result.Conflict($"The key {reservation.Key} stands for another reservation: give this one a key of its own.");
            return known.State == State.Committed || known.Counts(at) ? Result.Success() : Over(reservation.Key);
        }

        List<ValidationError> refused = [];
        for (int i = 0; i < reservation.Uses.Count; i++)
        {
            CouponUse use = reservation.Uses[i];
            CouponUsage usage = Usage(use.Code, reservation.Customer, at);
            string path = FormattableString.Invariant($"/uses/{i}");
            if (usage.InAll >= use.Limit) refused.Add(new ValidationError(path, $"The coupon {use.Code} is used up: take it out of the cart.", "pricing.coupon_used_up"));
            else if (usage.OfCustomer >= use.LimitPerCustomer) refused.Add(new ValidationError(path, $"The customer has used the coupon {use.Code} as often as one may: take it out of the cart.", "pricing.coupon_used_by_customer"));
        }

        if (refused.Count > 0) return Result.Invalid(refused);
        Entry entry = new(reservation, until);
        _entries.Add(reservation.Key, entry);
        foreach (CouponUse use in reservation.Uses)
        {
            if (!_byCode.TryGetValue(use.Code, out List<Entry>? entries)) _byCode[use.Code] = entries = [];
            entries.Add(entry);
        }

        return Result.Success();
    }

    private CouponUsage Usage(string code, string? customer, Instant at)
    {
        int inAll = 0, ofCustomer = 0;
        foreach (Entry entry in _byCode.GetValueOrDefault(code) ?? [])
        {
            if (!entry.Counts(at)) continue;
            inAll++;
            if (customer is not null && entry.Reservation.Customer == customer) ofCustomer++;
        }

        return new CouponUsage(inAll, ofCustomer);
    }

    private static Result Over(string key) => Result.Conflict($"The reservation {key} was given back or has ended: reserve again under a new key.");

    private enum State
    {
        Reserved,
        Committed,
        Released,
    }

    private sealed class Entry(CouponReservation reservation, Instant until)
    {
        internal CouponReservation Reservation { get; } = reservation;

        internal Instant Until { get; } = until;

        internal State State { get; set; }

        internal bool Counts(Instant at) => State == State.Committed || (State == State.Reserved && at < Until);
    }
}
