namespace Crm.Primitives;

/// <summary>Splits an amount by weights so that the shares add up to it exactly, in whole smallest units.</summary>
/// <remarks>
/// Laws (held by property tests): the shares sum to the amount; <c>Allocate(-a) = -Allocate(a)</c>; a zero weight gets zero; with
/// <see cref="RemainderPolicy.LargestRemainder"/> and <see cref="RemainderPolicy.FirstToLast"/> every share is within one unit of the exact one.
/// Worked: 1.00 EUR by 1, 1, 1 is 0.34, 0.33, 0.33.
/// </remarks>
public static partial class Allocation
{
    /// <summary>Allocates in units of the currency's smallest unit.</summary>
    /// <param name="amount">A multiple of the smallest unit of its currency.</param>
    /// <param name="weights">At least one; none negative; not all zero.</param>
    /// <param name="policy">Who gets the left-over units.</param>
    /// <returns>One share for each weight, in its order.</returns>
    /// <exception cref="ArgumentException">The weights are empty, negative or all zero, or the amount is not a multiple of the unit.</exception>
    /// <exception cref="InvalidOperationException">The currency has no smallest unit.</exception>
    public static Money[] Allocate(Money amount, ReadOnlySpan<decimal> weights, RemainderPolicy policy)
    {
        decimal unit = amount.Currency.Rounding(RoundingMode.TowardZero).Step;
        decimal[] shares = new decimal[weights.Length];
        Allocate(amount.Amount, unit, weights, shares, policy);
        return Array.ConvertAll(shares, share => new Money(share, amount.Currency));
    }
}
