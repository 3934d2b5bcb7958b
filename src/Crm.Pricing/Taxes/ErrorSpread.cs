namespace Crm.Pricing;

/// <summary>
/// Rounded amounts that must add up to a given sum: says which of them take a step more or less. Works with amounts of both signs, where
/// weights could not. A buffer that is used again; not thread-safe.
/// </summary>
/// <remarks>The steps go to those that rounding hurt most, ties to the one that was added first. Steps are few, so nothing is sorted.</remarks>
internal sealed class ErrorSpread
{
    private Candidate[] _candidates = new Candidate[32];
    private int _count;
    private int _sign;
    private decimal _off, _step;
    private double _indistinct;

    /// <summary>Begins a spread.</summary>
    /// <param name="off">What the sum is still off, a multiple of the step: positive if the amounts must grow.</param>
    /// <param name="step">The smallest unit.</param>
    internal void Begin(decimal off, decimal step)
    {
        _count = 0;
        (_off, _step) = (off, step);
        // An error is below a step, and a conversion to binary is right to far more digits than ten.
        _indistinct = (double)step * 1e-10;
        _sign = decimal.Sign(off);
    }

    /// <summary>Adds an amount that can carry a step. Zeros stay zeros, so they are not added.</summary>
    /// <param name="item">Where it stands.</param>
    /// <param name="error">The exact amount less the rounded one.</param>
    /// <param name="key">The same number in binary: it decides where it clearly differs, else the exact one does.</param>
    internal void Add(int item, decimal error, double key)
    {
        if (_count == _candidates.Length) Array.Resize(ref _candidates, 2 * _count);
        _candidates[_count] = new Candidate(_sign * key, error, _count, item);
        _count++;
    }

    /// <summary>Chooses.</summary>
    /// <param name="every">What every amount takes; 0 unless there are more steps than amounts.</param>
    /// <param name="one">What those at the front take on top: a step with its sign.</param>
    /// <returns>How many stand at the front; read them by <see cref="this[int]"/>.</returns>
    internal int Choose(out decimal every, out decimal one)
    {
        every = 0m;
        one = _sign * _step;
        if (_count == 0) return 0;
        decimal steps = Math.Abs(_off) / _step;
        decimal rounds = decimal.Floor(steps / _count);
        every = rounds * one;
        int front = (int)(steps - (rounds * _count));
        if (front > 0) MoveToFront(front);
        return front;
    }

    internal int Count => _count;

    internal int this[int at] => _candidates[at].Item;

    /// <summary>Quickselect: afterwards the first ones are those that go before all others.</summary>
    private void MoveToFront(int front)
    {
        int low = 0, high = _count - 1;
        while (low < high)
        {
            Candidate pivot = _candidates[low + ((high - low) / 2)];
            int left = low, right = high;
            while (left <= right)
            {
                while (Before(_candidates[left], pivot)) left++;
                while (Before(pivot, _candidates[right])) right--;
                if (left > right) break;
                (_candidates[left], _candidates[right]) = (_candidates[right], _candidates[left]);
                left++;
                right--;
            }

            if (front - 1 <= right) high = right;
            else if (front - 1 >= left) low = left;
            else return;
        }
    }

    private bool Before(in Candidate left, in Candidate right)
    {
        double apart = left.Key - right.Key;
        if (Math.Abs(apart) > _indistinct) return apart > 0;
        int exact = decimal.Compare(left.Error, right.Error) * _sign;
        return exact != 0 ? exact > 0 : left.Order < right.Order;
    }

    private readonly record struct Candidate(double Key, decimal Error, int Order, int Item);
}
