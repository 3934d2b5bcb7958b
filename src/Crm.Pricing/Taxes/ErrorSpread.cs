using System.Runtime.InteropServices;

namespace Crm.Pricing;

/// <summary>
/// Rounded amounts that must add up to a given sum: says which of them take a step more or less. Works with amounts of both signs, where
/// weights could not. A buffer that is used again; not thread-safe.
/// </summary>
/// <remarks>
/// The steps go to those that rounding hurt most, ties to the one that comes first. Steps are few, so nothing is sorted: a sample says how
/// large an error must be to have a chance, and only those that have one are looked at closely.
/// </remarks>
internal sealed class ErrorSpread
{
    /// <summary>One of so many errors is in the sample.</summary>
    private const int SampleStride = 8;

    private readonly Comparison<int> _byError;
    private double[] _keys = [];
    private int[] _near = [], _chosen = [];
    private Func<int, decimal>? _exact;
    private int _sign;

    internal ErrorSpread() => _byError = Compare;

    /// <summary>Chooses.</summary>
    /// <param name="errors">The exact amount less the rounded one, in binary: it decides where it clearly differs. Not a number: stays as it is.</param>
    /// <param name="steps">By how many steps the sum is off: positive if the amounts must grow.</param>
    /// <param name="indistinct">Binary errors that differ by no more may be equal.</param>
    /// <param name="exact">The exact error of one, which decides then; null if the binary ones are exact.</param>
    /// <param name="every">The steps that every amount takes; 0 unless there are more steps than amounts.</param>
    /// <returns>Those that take one step more, or less; good until the next call.</returns>
    internal ReadOnlySpan<int> Choose(ReadOnlySpan<double> errors, long steps, double indistinct, Func<int, decimal>? exact, out long every)
    {
        // All are written as the one and the same "not a number", so whole vectors can be compared.
        int carrying = errors.Length - MemoryMarshal.Cast<double, long>(errors).Count(BitConverter.DoubleToInt64Bits(double.NaN));
        every = carrying == 0 ? 0 : steps / carrying;
        int wanted = carrying == 0 ? 0 : (int)Math.Abs(steps % carrying);
        if (wanted == 0) return [];
        (_sign, _exact) = (Math.Sign(steps), exact);
        if (_keys.Length < errors.Length) (_keys, _near, _chosen) = (new double[errors.Length], new int[errors.Length], new int[errors.Length]);
        double chance = Chance(errors, wanted) - (2 * indistinct);
        int near = 0;
        for (int i = 0; i < errors.Length; i++)
        {
            double key = _sign * errors[i];
            if (!(key >= chance)) continue;
            _keys[near] = key;
            _near[near++] = i;
        }

        double limit = Last(_keys.AsSpan(0, near), wanted);
        int clear = 0, tied = 0;
        foreach (int at in _near.AsSpan(0, near))
        {
            double above = (_sign * errors[at]) - limit;
            if (above > indistinct) _chosen[clear++] = at;
            else if (above >= -indistinct) _near[tied++] = at;
        }

        Span<int> last = _near.AsSpan(0, tied);
        if (tied > wanted - clear && exact is not null && !AllEqual(last)) last.Sort(_byError);
        last[..(wanted - clear)].CopyTo(_chosen.AsSpan(clear));
        return _chosen.AsSpan(0, wanted);
    }

    /// <summary>What an error must have at least: as many of the sample as are wanted have it.</summary>
    private double Chance(ReadOnlySpan<double> errors, int wanted)
    {
        int sampled = 0;
        for (int i = 0; i < errors.Length; i += SampleStride)
        {
            if (!double.IsNaN(errors[i])) _keys[sampled++] = _sign * errors[i];
        }

        return sampled < wanted ? double.NegativeInfinity : Last(_keys.AsSpan(0, sampled), wanted);
    }

    private bool AllEqual(ReadOnlySpan<int> tied)
    {
        decimal first = _exact!(tied[0]);
        foreach (int at in tied)
        {
            if (_exact(at) != first) return false;
        }

        return true;
    }

    private int Compare(int left, int right)
    {
        int order = decimal.Compare(_exact!(right), _exact(left)) * _sign;
        return order != 0 ? order : left.CompareTo(right);
    }

    /// <summary>The key of the last one that is wanted, by quickselect with the median of three; the order of the keys is lost.</summary>
    private static double Last(Span<double> keys, int wanted)
    {
        int low = 0, high = keys.Length - 1, target = wanted - 1;
        while (low < high)
        {
            double a = keys[low], b = keys[(low + high) >> 1], c = keys[high];
            double pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            int left = low, right = high;
            while (left <= right)
            {
                while (keys[left] > pivot) left++;
                while (keys[right] < pivot) right--;
                if (left > right) break;
                (keys[left], keys[right]) = (keys[right], keys[left]);
                left++;
                right--;
            }

            if (target <= right) high = right;
            else if (target >= left) low = left;
            else break;
        }

        return keys[target];
    }
}
