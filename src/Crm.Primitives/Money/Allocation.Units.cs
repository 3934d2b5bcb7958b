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
        BigInteger units = new(amount / unit);
        BigInteger[] scaled = ToIntegers(weights);
        BigInteger[] result = AllocateUnits(units, scaled, policy);
        for (int i = 0; i < shares.Length; i++) shares[i] = (decimal)result[i] * unit;
    }

    internal static BigInteger[] AllocateUnits(BigInteger units, BigInteger[] weights, RemainderPolicy policy)
    {
        BigInteger total = BigInteger.Zero;
        foreach (BigInteger weight in weights)
        {
            if (weight.Sign < 0) throw new ArgumentException("A weight is never negative.", nameof(weights));
            total += weight;
        }

        if (total.IsZero) throw new ArgumentException("At least one weight is greater than 0.", nameof(weights));
        BigInteger absolute = BigInteger.Abs(units);
        BigInteger left = absolute;
        BigInteger[] shares = new BigInteger[weights.Length];
        BigInteger[] rests = new BigInteger[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            shares[i] = BigInteger.DivRem(absolute * weights[i], total, out rests[i]);
            left -= shares[i];
        }

        int leftOver = (int)left;
        switch (policy)
        {
            case RemainderPolicy.LargestRemainder:
                int[] order = [.. Enumerable.Range(0, weights.Length).OrderByDescending(i => rests[i]).ThenBy(static i => i)];
                for (int k = 0; k < leftOver; k++) shares[order[k]] += BigInteger.One;
                break;
            case RemainderPolicy.FirstToLast:
                for (int i = 0; i < weights.Length && leftOver > 0; i++)
                {
                    if (weights[i].IsZero) continue;
                    shares[i] += BigInteger.One;
                    leftOver--;
                }

                break;
            case RemainderPolicy.LastTakesRest:
                shares[Array.FindLastIndex(weights, static w => !w.IsZero)] += leftOver;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(policy), policy, "The policy is one of the three of RemainderPolicy.");
        }

        return units.Sign < 0 ? Array.ConvertAll(shares, static s => -s) : shares;
    }

    private static BigInteger[] ToIntegers(ReadOnlySpan<decimal> weights)
    {
        int scale = 0;
        foreach (decimal weight in weights) scale = Math.Max(scale, weight.Scale);
        BigInteger[] scaled = new BigInteger[weights.Length];
        Span<int> bits = stackalloc int[4];
        for (int i = 0; i < weights.Length; i++)
        {
            decimal.GetBits(weights[i], bits);
            BigInteger mantissa = new(new decimal(bits[0], bits[1], bits[2], bits[3] < 0, 0));
            scaled[i] = mantissa * BigInteger.Pow(10, scale - weights[i].Scale);
        }

        return scaled;
    }
}
