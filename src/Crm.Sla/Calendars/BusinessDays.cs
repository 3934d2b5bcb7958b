using System.Numerics;

namespace Crm.Sla;

/// <summary>Which days are business days: a bit for each day since 1970 and, for each 64 of them, how many came before.</summary>
/// <remarks>Counting up to a day is one load and one population count; finding the n-th is a bisection. Immutable and thread-safe.</remarks>
internal sealed class BusinessDays
{
    private readonly ulong[] _bits;
    private readonly int[] _before;

    /// <summary>Takes the bits of whole words; the first bit is the day <paramref name="first"/>.</summary>
    internal BusinessDays(int first, ulong[] bits)
    {
        First = first;
        _bits = bits;
        _before = new int[bits.Length + 1];
        for (int word = 0; word < bits.Length; word++) _before[word + 1] = _before[word] + BitOperations.PopCount(bits[word]);
    }

    /// <summary>The first day there is a bit for.</summary>
    internal int First { get; }

    /// <summary>The first day there is no bit for any more.</summary>
    internal int End => First + (_bits.Length * 64);

    internal int Bytes => (_bits.Length * 8) + (_before.Length * 4);

    internal int Total => _before[^1];

    internal bool Covers(int day) => day >= First && day < End;

    internal bool Contains(int day) => (_bits[(day - First) >> 6] & (1UL << ((day - First) & 63))) != 0;

    /// <summary>How many business days lie before a day that is covered, or is the end.</summary>
    internal int CountBefore(int day)
    {
        int word = (day - First) >> 6, bit = (day - First) & 63;
        return bit == 0 ? _before[word] : _before[word] + BitOperations.PopCount(_bits[word] & ((1UL << bit) - 1));
    }

    /// <summary>The business day with so many before it; the number is at least 0 and below <see cref="Total"/>.</summary>
    internal int DayAt(int count)
    {
        int low = 0, high = _bits.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (_before[middle] <= count) low = middle;
            else high = middle - 1;
        }

        ulong word = _bits[low];
        for (int skip = count - _before[low]; skip > 0; skip--) word &= word - 1;
        return First + (low * 64) + BitOperations.TrailingZeroCount(word);
    }
}
