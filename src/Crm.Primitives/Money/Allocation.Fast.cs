using System.Buffers;

namespace Crm.Primitives;

public static partial class Allocation
{
    /// <summary>
    /// The same in 64-bit integers with 128-bit products: no division by a 128-bit number, no sort (a selection of the k-th remainder).
    /// Held equal to the exact form by a property test.
    /// </summary>
    /// <returns>False if something does not fit; nothing has been written then.</returns>
    private static bool TryAllocateFast(
        decimal units, decimal unit, ReadOnlySpan<decimal> weights, Span<decimal> shares, RemainderPolicy policy)
    {
        if ((uint)policy > (uint)RemainderPolicy.LastTakesRest) throw UnknownPolicy(policy);
        if (Math.Abs(units) > long.MaxValue) return false;
        int n = weights.Length;
        ulong[] buffer = ArrayPool<ulong>.Shared.Rent(4 * n);
        try
        {
            Span<ulong> whole = buffer.AsSpan(0, n), result = buffer.AsSpan(n, n), rests = buffer.AsSpan(2 * n, n), scratch = buffer.AsSpan(3 * n, n);
            if (!TryScale(weights, whole, out ulong total)) return false;
            if (total == 0) throw NoWeight();
            ulong left = Floors((ulong)Math.Abs(units), whole, total, result, rests);
            HandOut(policy, left, whole, result, rests, scratch);
            Write(result, units < 0m, unit, shares);
            return true;
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(buffer);
        }
    }

    /// <summary>Brings all weights to one scale; false if a weight or their sum needs more than 63 bits.</summary>
    private static bool TryScale(ReadOnlySpan<decimal> weights, Span<ulong> whole, out ulong total)
    {
        total = 0;
        int scale = 0;
        foreach (decimal weight in weights)
        {
            if (weight < 0m) throw NegativeWeight();
            scale = Math.Max(scale, weight.Scale);
        }

        Span<int> bits = stackalloc int[4];
        for (int i = 0; i < weights.Length; i++)
        {
            decimal.GetBits(weights[i], bits);
            if (bits[2] != 0) return false;
            UInt128 value = unchecked((uint)bits[0] | ((ulong)(uint)bits[1] << 32));
            for (int k = weights[i].Scale; k < scale && value <= long.MaxValue; k++) value *= 10;
            if (value > long.MaxValue - total) return false;
            whole[i] = (ulong)value;
            total += (ulong)value;
        }

        return true;
    }

    /// <summary>Floor shares and their remainders; returns the units that are left over (fewer than there are weights).</summary>
    private static ulong Floors(ulong units, ReadOnlySpan<ulong> weights, ulong total, Span<ulong> shares, Span<ulong> rests)
    {
        ulong left = units;
        double ratio = (double)units / total;
        for (int i = 0; i < weights.Length; i++)
        {
            ulong high = Math.BigMul(units, weights[i], out ulong low);
            if (high == 0)
            {
                (shares[i], rests[i]) = Math.DivRem(low, total);
            }
            else
            {
                // A floating-point guess of the quotient, then its error taken back in exact integers: each round gains 50 bits.
                UInt128 product = new(high, low);
                Int128 quotient = (Int128)(weights[i] * ratio);
                Int128 rest = (Int128)product - (quotient * total);
                while (rest < 0 || rest >= total)
                {
                    Int128 step = (Int128)((double)rest / total);
                    if (step == 0) step = rest < 0 ? -1 : 1;
                    quotient += step;
                    rest -= step * total;
                }

                shares[i] = (ulong)quotient;
                rests[i] = (ulong)rest;
            }

            left -= shares[i];
        }

        return left;
    }

    private static void HandOut(
        RemainderPolicy policy, ulong left, ReadOnlySpan<ulong> weights, Span<ulong> shares, ReadOnlySpan<ulong> rests, Span<ulong> scratch)
    {
        if (left == 0) return;
        if (policy == RemainderPolicy.LastTakesRest)
        {
            shares[weights.LastIndexOfAnyExcept(0UL)] += left;
            return;
        }

        if (policy == RemainderPolicy.FirstToLast)
        {
            for (int i = 0; left > 0; i++)
            {
                if (weights[i] == 0) continue;
                shares[i]++;
                left--;
            }

            return;
        }

        rests.CopyTo(scratch);
        ulong limit = KthLargest(scratch, (int)left);
        ulong ties = left;
        foreach (ulong rest in rests)
            if (rest > limit) ties--;
        for (int i = 0; i < shares.Length; i++)
        {
            if (rests[i] > limit) shares[i]++;
            else if (rests[i] == limit && ties > 0)
            {
                shares[i]++;
                ties--;
            }
        }
    }

    /// <summary>The k-th largest value (k from 1), by quickselect with the median of three: linear on average, no allocation.</summary>
    private static ulong KthLargest(Span<ulong> values, int k)
    {
        int low = 0, high = values.Length - 1, target = k - 1;
        while (low < high)
        {
            ulong a = values[low], b = values[(low + high) >> 1], c = values[high];
            ulong pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] > pivot) i++;
                while (values[j] < pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (target <= j) high = j;
            else if (target >= i) low = i;
            else return values[target];
        }

        return values[target];
    }

    private static void Write(ReadOnlySpan<ulong> units, bool negative, decimal unit, Span<decimal> shares)
    {
        byte scale = unit.Scale;
        if (unit == new decimal(1, 0, 0, false, scale))
        {
            for (int i = 0; i < shares.Length; i++)
                shares[i] = new decimal(unchecked((int)units[i]), unchecked((int)(units[i] >> 32)), 0, negative && units[i] != 0, scale);
            return;
        }

        for (int i = 0; i < shares.Length; i++) shares[i] = (negative ? -(decimal)units[i] : units[i]) * unit;
    }
}
