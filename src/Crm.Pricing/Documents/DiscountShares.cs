using System.Numerics;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>
/// What each line carries of the discount on the document: in whole smallest units by the amounts of the lines, credits included, adding up
/// to the discount. Not thread-safe.
/// </summary>
/// <remarks>
/// A share is rounded by the rule; the units by which all together are off go to those that rounding hurt most, ties to the lower index.
/// Every share depends on every line, so an edit computes them all: exactly, in 64-bit integers, a few nanoseconds each.
/// </remarks>
internal sealed class DiscountShares
{
    /// <summary>Up to here a number of units is exact in binary, and so is every remainder.</summary>
    private const long MostUnits = 1L << 53;

    /// <summary>Up to here the binary estimate of a share is less than half a unit off.</summary>
    private const double MostShare = 1L << 48;

    /// <summary>Stands for an amount of more units.</summary>
    private const long TooLarge = long.MinValue;

    private readonly ErrorSpread _spread = new();
    private long[] _amounts = [], _shares = [], _before = [];

    /// <summary>What rounding took from each share, as a part of the sum; not a number where nothing is to be shared.</summary>
    private double[] _errors = [];
    private decimal[]? _large;
    private RoundingRule _rule;
    private bool _known, _shared;

    internal int Count { get; private set; }

    /// <summary>What a line carries.</summary>
    internal decimal this[int line] => _large is not null ? _large[line] : _shares[line] == 0 ? 0m : _shares[line] * _rule.Step;

    /// <summary>Begins a document in which no line carries anything.</summary>
    internal void Begin(RoundingRule rule) => (_rule, Count, _known, _shared, _large) = (rule, 0, false, false, null);

    /// <summary>Makes room for a line; set it next.</summary>
    internal void Insert(int line)
    {
        if (Count == _shares.Length)
        {
            Array.Resize(ref _amounts, Math.Max(32, 2 * Count));
            Array.Resize(ref _shares, _amounts.Length);
            Array.Resize(ref _before, _amounts.Length);
            Array.Resize(ref _errors, _amounts.Length);
        }

        Array.Copy(_amounts, line, _amounts, line + 1, Count - line);
        Array.Copy(_shares, line, _shares, line + 1, Count - line);
        Count++;
        _shares[line] = 0;
        if (_large is not null) _large = [.. _large.AsSpan(0, line), 0m, .. _large.AsSpan(line)];
    }

    internal void RemoveAt(int line)
    {
        Count--;
        Array.Copy(_amounts, line + 1, _amounts, line, Count - line);
        Array.Copy(_shares, line + 1, _shares, line, Count - line);
        if (_large is not null) _large = [.. _large.AsSpan(0, line), .. _large.AsSpan(line + 1)];
    }

    /// <summary>Sets the amount that a line shares by.</summary>
    internal void Set(int line, decimal amount)
    {
        // Without a discount nobody asks for the units, so they are computed when the first discount comes.
        if (_known) _amounts[line] = UnitsOf(amount);
    }

    /// <summary>Shares a discount.</summary>
    /// <param name="less">What is taken off the sum.</param>
    /// <param name="sum">The sum of the amounts; not 0.</param>
    /// <param name="amounts">The amounts of the lines.</param>
    /// <param name="changed">Where the lines are added that carry something else now.</param>
    internal void Share(decimal less, decimal sum, AmountColumn amounts, List<int> changed)
    {
        if (!_known)
        {
            for (int i = 0; i < Count; i++) _amounts[i] = UnitsOf(amounts[i]);
            _known = true;
        }

        _shared = true;
        (_shares, _before) = (_before, _shares);
        long units = UnitsOf(less), total = UnitsOf(sum);
        bool fits = units != TooLarge && total != TooLarge && TryShare(units, total);
        if (!fits)
        {
            ShareLarge(new BigInteger(less / _rule.Step), new BigInteger(sum / _rule.Step), amounts);
            MarkAll(changed);
        }
        else if (_large is not null)
        {
            _large = null;
            MarkAll(changed);
        }
        else
        {
            MarkMoved(changed);
        }
    }

    /// <summary>Lets no line carry anything.</summary>
    /// <param name="changed">Where the lines are added that carried something.</param>
    internal void Clear(List<int> changed)
    {
        // Most documents have no discount: then an edit passes here and does nothing.
        if (!_shared) return;
        _shared = false;
        if (_large is not null) MarkAll(changed);
        _large = null;
        (_shares, _before) = (_before, _shares);
        _shares.AsSpan(0, Count).Clear();
        MarkMoved(changed);
    }

    private void MarkAll(List<int> changed)
    {
        for (int i = 0; i < Count; i++) changed.Add(i);
    }

    private void MarkMoved(List<int> changed)
    {
        ReadOnlySpan<long> now = _shares.AsSpan(0, Count), before = _before.AsSpan(0, Count);
        int at = 0;
        while (at < now.Length)
        {
            int same = now[at..].CommonPrefixLength(before[at..]);
            at += same;
            if (at < now.Length) changed.Add(at++);
        }
    }

    private long UnitsOf(decimal amount) => Math.Abs(amount) < MostUnits * _rule.Step ? (long)(amount / _rule.Step) : TooLarge;

    /// <summary>Amount times discount by sum, for each line; false if a number is too large for it.</summary>
    private bool TryShare(long less, long sum)
    {
        long left = less;
        if (sum < 0) (less, sum) = (-less, -sum);
        double ratio = (double)less / sum;
        bool nearest = _rule.Mode is not (RoundingMode.Ceiling or RoundingMode.Floor or RoundingMode.AwayFromZero or RoundingMode.TowardZero);
        ReadOnlySpan<long> amounts = _amounts.AsSpan(0, Count);
        Span<long> shares = _shares.AsSpan(0, amounts.Length);
        Span<double> errors = _errors.AsSpan(0, amounts.Length);
        for (int i = 0; i < amounts.Length; i++)
        {
            long amount = amounts[i];
            double estimate = amount * ratio;
            if (amount == TooLarge || Math.Abs(estimate) > MostShare) return false;
            long share = (long)Math.Floor(estimate);
            // The products may wrap, their difference does not: the estimate is at most one off.
            long rest = unchecked((amount * less) - (share * sum));
            if (rest < 0) (share, rest) = (share - 1, rest + sum);
            else if (rest >= sum) (share, rest) = (share + 1, rest - sum);
            long aboveHalf = (2 * rest) - sum;
            // Up or down is a coin toss that no processor predicts, so the common case is taken from the sign.
            long up = nearest && aboveHalf != 0 ? -aboveHalf >>> 63
                : rest != 0 && GoesUp(share < 0, (share & 1) != 0, aboveHalf.CompareTo(0)) ? 1 : 0;
            shares[i] = share += up;
            errors[i] = amount == 0 ? double.NaN : rest - (up * sum);
            left -= share;
        }

        if (left != 0) Spread(left);
        return true;
    }

    /// <summary>Whether a value between two units goes to the upper one.</summary>
    /// <param name="negative">The value is below 0.</param>
    /// <param name="odd">The lower unit is odd.</param>
    /// <param name="half">How the value compares with the middle.</param>
    private bool GoesUp(bool negative, bool odd, int half) => _rule.Mode switch
    {
        RoundingMode.Ceiling => true,
        RoundingMode.Floor => false,
        RoundingMode.AwayFromZero => !negative,
        RoundingMode.TowardZero => negative,
        _ when half != 0 => half > 0,
        RoundingMode.HalfAwayFromZero => !negative,
        RoundingMode.HalfTowardZero => negative,
        RoundingMode.HalfUp => true,
        RoundingMode.HalfEven => odd,
        _ => !odd,
    };

    private void Spread(long left)
    {
        ReadOnlySpan<int> front = _spread.Choose(_errors.AsSpan(0, Count), left, 0d, null, out long every);
        foreach (int line in front) _shares[line] += Math.Sign(left);
        if (every == 0) return;
        for (int i = 0; i < Count; i++)
        {
            if (_amounts[i] != 0) _shares[i] += every;
        }
    }

    /// <summary>The same for numbers of any size, as simple as it can be said.</summary>
    private void ShareLarge(BigInteger less, BigInteger sum, AmountColumn amounts)
    {
        (BigInteger Units, BigInteger Error)[] shares = new (BigInteger, BigInteger)[Count];
        BigInteger left = less;
        if (sum.Sign < 0) (less, sum) = (-less, -sum);
        for (int i = 0; i < Count; i++)
        {
            BigInteger product = new BigInteger(amounts[i] / _rule.Step) * less;
            (BigInteger share, BigInteger rest) = BigInteger.DivRem(product, sum);
            if (rest.Sign < 0) (share, rest) = (share - 1, rest + sum);
            if (!rest.IsZero && GoesUp(share.Sign < 0, !share.IsEven, (2 * rest).CompareTo(sum))) (share, rest) = (share + 1, rest - sum);
            shares[i] = (share, rest);
            left -= share;
        }

        int[] order = [.. Enumerable.Range(0, Count).Where(i => amounts[i] != 0m).OrderByDescending(i => shares[i].Error * left.Sign)];
        for (int i = 0; !left.IsZero; i = (i + 1) % order.Length, left -= left.Sign) shares[order[i]].Units += left.Sign;
        _large = Array.ConvertAll(shares, share => (decimal)share.Units * _rule.Step);
    }
}
