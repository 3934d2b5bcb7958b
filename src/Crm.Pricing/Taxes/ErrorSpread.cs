using System.Runtime.InteropServices;

namespace Crm.Pricing;

/// <summary>
/// Rounded amounts that must add up to a given sum: says which of them take a step more or less. Works with amounts of both signs, where
/// weights could not. A buffer that is used again; not thread-safe.
/// </summary>
/// <remarks>The steps go to those that rounding hurt most, ties to the one that was added first. Steps are few, so nothing is sorted.</remarks>
internal sealed class ErrorSpread
{
    private readonly List<int> _tied = [];
    private readonly Comparison<int> _byError;
    private double[] _keys = new double[32];
    private double[] _scratch = new double[32];
    private int[] _items = new int[32];
    private int[] _front = new int[32];
    private Func<int, decimal>? _error;
    private int _sign, _chosen;

    internal ErrorSpread() => _byError = Compare;

    /// <summary>How many amounts can carry a step.</summary>
    internal int Count { get; private set; }

    /// <summary>All of them, in the order in which they were added.</summary>
    internal ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>Those at the front, after <see cref="Choose"/>.</summary>
    internal ReadOnlySpan<int> Front => _front.AsSpan(0, _chosen);

    /// <summary>Begins a spread.</summary>
    internal void Begin() => Count = 0;

    /// <summary>Adds an amount that can carry a step. Zeros stay zeros, so they are not added.</summary>
    /// <param name="item">Where it stands.</param>
    /// <param name="error">The exact amount less the rounded one, in binary: it decides where it clearly differs.</param>
    internal void Add(int item, double error)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, 2 * Count);
            Array.Resize(ref _items, 2 * Count);
            Array.Resize(ref _scratch, 2 * Count);
            Array.Resize(ref _front, 2 * Count);
        }

        _keys[Count] = error;
        _items[Count++] = item;
    }

    /// <summary>Chooses.</summary>
    /// <param name="steps">By how many steps the sum is off: positive if the amounts must grow.</param>
    /// <param name="indistinct">Binary errors that differ by no more may be equal.</param>
    /// <param name="error">The exact error of an item, which decides then; null if the binary ones are exact.</param>
    /// <param name="every">The steps that every amount takes; 0 unless there are more steps than amounts.</param>
    /// <remarks>Those of <see cref="Front"/> take one step more, or less.</remarks>
    internal void Choose(long steps, double indistinct, Func<int, decimal>? error, out long every)
    {
        every = Count == 0 ? 0 : steps / Count;
        int front = Count == 0 ? 0 : (int)Math.Abs(steps % Count);
        _chosen = front;
        if (front == 0) return;
        (_sign, _error) = (Math.Sign(steps), error);
        double limit = Limit(front);
        int clear = 0;
        _tied.Clear();
        for (int i = 0; i < Count; i++)
        {
            double above = (_sign * _keys[i]) - limit;
            if (above > indistinct) _front[clear++] = _items[i];
            else if (above >= -indistinct) _tied.Add(i);
        }

        if (_tied.Count > front - clear && error is not null && !AllEqual()) _tied.Sort(_byError);
        for (int i = 0; clear < front; i++) _front[clear++] = _items[_tied[i]];
    }

    /// <summary>The error of the last one at the front, by quickselect with the median of three.</summary>
    private double Limit(int front)
    {
        Span<double> keys = _scratch.AsSpan(0, Count);
        for (int i = 0; i < keys.Length; i++) keys[i] = _sign * _keys[i];
        int low = 0, high = keys.Length - 1, target = front - 1;
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

    private bool AllEqual()
    {
        decimal first = _error!(_items[_tied[0]]);
        foreach (int tied in CollectionsMarshal.AsSpan(_tied))
        {
            if (_error(_items[tied]) != first) return false;
        }

        return true;
    }

    private int Compare(int left, int right)
    {
        int order = decimal.Compare(_error!(_items[right]), _error(_items[left])) * _sign;
        return order != 0 ? order : left.CompareTo(right);
    }
}
