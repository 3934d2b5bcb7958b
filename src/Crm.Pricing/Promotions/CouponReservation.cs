namespace Crm.Pricing;

/// <summary>The intent to use coupons. The library decides it, a store makes it so.</summary>
/// <param name="Key">The idempotency key: one key is one order, however often it is sent.</param>
/// <param name="Customer">The customer; null if not known.</param>
/// <param name="Uses">The coupons; a code twice is an <see cref="ArgumentException"/>, because it would count twice and be tested once.</param>
public sealed record CouponReservation(string Key, string? Customer, IReadOnlyList<CouponUse> Uses)
{
    /// <summary>The coupons, each code once.</summary>
    public IReadOnlyList<CouponUse> Uses { get; init; } = Uses.DistinctBy(static use => use.Code, StringComparer.Ordinal).Count() == Uses.Count
        ? Uses : throw new ArgumentException("A coupon is used once in a reservation.", nameof(Uses));

    /// <summary>True if both ask for the same uses under the same key.</summary>
    /// <param name="other">The other intent.</param>
    public bool Equals(CouponReservation? other) => other is not null && Key == other.Key && Customer == other.Customer && Uses.SequenceEqual(other.Uses);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Customer, Uses.Count);
}
