using System.Numerics;

namespace Crm.Primitives;

public static partial class Allocation
{
    /// <summary>Allocates a number in multiples of a unit.</summary>
    /// <param name="amount">A multiple of <paramref name="unit"/>.</param>
    /// <param name="unit">The smallest share; greater than 0.</param>
    /// <param name="weights">At least one; none negative; not all zero.</param>
    /// <param name="shares">Receives one share for each weight; as long as <paramref name="weights"/>.</param>
    /// <param name="policy">Who gets the left-over units.</param>
    /// <exception cref="ArgumentException">The weights are empty, negative or all zero, the lengths differ, or the amount is not a multiple.</exception>
    public static void Allocate(
        decimal amount, decimal unit, ReadOnlySpan<decimal> weights, Span<decimal> shares, RemainderPolicy policy)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unit);
        if (shares.Length != weights.Length)
            throw new ArgumentException("There is one share for each weight.", nameof(shares));
        if (decimal.Remainder(amount, unit) != 0m)
            throw new ArgumentException($"{amount} is no multiple of {unit}: round it first, by a rule of your choice.", nameof(amount));
        decimal units = decimal.Truncate(amount / unit);
        if (!TryAllocateFast(units, unit, weights, shares, policy)) AllocateExactly(units, unit, weights, shares, policy);
    }

    /// <summary>Allocates whole units by whole weights.</summary>
    /// <param name="units">How many units; may be negative.</param>
    /// <param name="weights">At least one; none negative; not all zero.</param>
    /// <param name="shares">Receives one share for each weight; as long as <paramref name="weights"/>.</param>
    /// <param name="policy">Who gets the left-over units.</param>
    /// <exception cref="ArgumentException">The weights are empty, negative or all zero, or the lengths differ.</exception>
    public static void Allocate(long units, ReadOnlySpan<long> weights, Span<long> shares, RemainderPolicy policy)
    {
        if (shares.Length != weights.Length)
            throw new ArgumentException("There is one share for each weight.", nameof(shares));
        decimal[] asDecimals = new decimal[weights.Length];
        decimal[] result = new decimal[weights.Length];
        for (int i = 0; i < weights.Length; i++) asDecimals[i] = weights[i];
        Allocate(units, 1m, asDecimals, result, policy);
        for (int i = 0; i < shares.Length; i++) shares[i] = decimal.ToInt64(result[i]);
    }

    /// <summary>The definition in exact integers of any size: the oracle of the fast path, and what serves where 64 bits are too few.</summary>
    internal static void AllocateExactly(
        decimal units, decimal unit, ReadOnlySpan<decimal> weights, Span<decimal> shares, RemainderPolicy policy)
    {
        BigInteger[] integers = ToIntegers(weights);
        BigInteger total = BigInteger.Zero;
        foreach (BigInteger weight in integers)
        {
            if (weight.Sign < 0) throw NegativeWeight();
            total += weight;
        }

        if (total.IsZero) throw NoWeight();
        BigInteger absolute = BigInteger.Abs(new BigInteger(units));
        BigInteger left = absolute;
        BigInteger[] result = new BigInteger[weights.Length];
        BigInteger[] rests = new BigInteger[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            result[i] = BigInteger.DivRem(absolute * integers[i], total, out rests[i]);
            left -= result[i];
        }

        int leftOver = (int)left;
        switch (policy)
        {
            case RemainderPolicy.LargestRemainder:
                IEnumerable<int> order = Enumerable.Range(0, rests.Length).OrderByDescending(i => rests[i]).ThenBy(static i => i);
                foreach (int i in order.Take(leftOver)) result[i] += BigInteger.One;
                break;
            case RemainderPolicy.FirstToLast:
                IEnumerable<int> nonZero = Enumerable.Range(0, integers.Length).Where(i => !integers[i].IsZero);
                foreach (int i in nonZero.Take(leftOver)) result[i] += BigInteger.One;
                break;
            case RemainderPolicy.LastTakesRest:
                result[Array.FindLastIndex(integers, static w => !w.IsZero)] += leftOver;
                break;
            default:
                throw UnknownPolicy(policy);
        }

        for (int i = 0; i < shares.Length; i++) shares[i] = (decimal)(units < 0m ? -result[i] : result[i]) * unit;
    }

    private static BigInteger[] ToIntegers(ReadOnlySpan<decimal> weights)
    {
        int scale = 0;
        foreach (decimal weight in weights) scale = Math.Max(scale, weight.Scale);
        BigInteger[] integers = new BigInteger[weights.Length];
        Span<int> bits = stackalloc int[4];
        for (int i = 0; i < weights.Length; i++)
        {
            decimal.GetBits(weights[i], bits);
            BigInteger mantissa = new(new decimal(bits[0], bits[1], bits[2], bits[3] < 0, 0));
            integers[i] = mantissa * BigInteger.Pow(10, scale - weights[i].Scale);
        }

        return integers;
    }

    private static ArgumentException NegativeWeight() => new("A weight is never negative.", "weights");

    private static ArgumentException NoWeight() => new("At least one weight is greater than 0.", "weights");

    private static ArgumentOutOfRangeException UnknownPolicy(RemainderPolicy policy) =>
        new(nameof(policy), policy, "The policy is one of the three of RemainderPolicy.");
}
