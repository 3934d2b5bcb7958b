using Crm.Pricing;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A coupon code that was ever asked for.</summary>
internal sealed class CouponCodeRow
{
    public string Code { get; private set; } = "";

    /// <summary>Grows with every attempt. Not read: its writing is what makes those who want the same coupon come one after the other.</summary>
    public long Attempts { get; private set; }
}

/// <summary>What became of a reservation.</summary>
internal enum CouponReservationState
{
    /// <summary>It counts until it ends.</summary>
    Reserved,

    /// <summary>It counts for ever.</summary>
    Committed,

    /// <summary>It was given back, or had ended when somebody else asked for one of its coupons.</summary>
    Released,
}

/// <summary>A reservation; its key is the idempotency key.</summary>
internal sealed class CouponReservationRow
{
    public string ReservationKey { get; private set; } = "";

    public string? CustomerKey { get; private set; }

    public Instant EndsAt { get; private set; }

    public CouponReservationState State { get; private set; }

    internal bool Counts(Instant at) => State == CouponReservationState.Committed || (State == CouponReservationState.Reserved && at < EndsAt);
}

/// <summary>One coupon of a reservation, with its limits as they were.</summary>
internal sealed class CouponUseRow
{
    public string Code { get; private set; } = "";

    public string ReservationKey { get; private set; } = "";

    /// <summary>The place in the reservation.</summary>
    public int Position { get; private set; }

    public int? UsageLimit { get; private set; }

    public int? UsageLimitPerCustomer { get; private set; }

    internal CouponUse ToUse() => new(Code, UsageLimit, UsageLimitPerCustomer);
}
