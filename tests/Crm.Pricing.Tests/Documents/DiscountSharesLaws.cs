using System.Numerics;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

public sealed class DiscountSharesLaws
{
    private static readonly decimal[] AnyStep = [1m, 0.01m, 0.001m, 0.05m, 0.2m, 0.000000000000000001m];

    /// <summary>Units of the lines, from a few to more than 64-bit integers can multiply; credits and zeros among them.</summary>
    private static readonly Gen<(long[] Units, long Less, decimal Step, RoundingMode Mode)> AnyDocument =
        from size in Gen.Choose(1, 40)
        from digits in Gen.Choose(1, 17)
        from units in Gen.OneOf(Gen.Constant(0L), Units(digits), Units(digits), Units(digits), Gen.Elements(3L, 3L, 7L)).ArrayOf(size)
        from less in Units(digits)
        from step in Gen.Elements(AnyStep)
        from mode in Gen.Elements(Enum.GetValues<RoundingMode>())
        select (units, less, step, mode);

    private static Gen<long> Units(int digits) =>
        from seed in Gen.Choose(0, int.MaxValue)
        select new Random(seed).NextInt64(-(long)Math.Pow(10, digits) / 5, (long)Math.Pow(10, digits));

    [Fact]
    public void Share_AnyDocument_IsThatOfFractions() => Law.Holds(AnyDocument, static any =>
    {
        (long[] units, long less, decimal step, RoundingMode mode) = any;
        if (units.Sum() == 0) return true;
        List<int> changed = [];
        return Shares(units, less, step, mode, changed).SequenceEqual(Expected(units, less, mode).Select(share => share * step));
    }, 5_000);

    [Fact]
    public void Share_AfterAnEdit_NamesTheLinesThatCarrySomethingElse() => Law.Holds(AnyDocument, static any =>
    {
        (long[] units, long less, decimal step, RoundingMode mode) = any;
        long[] edited = [.. units];
        edited[0] += 11;
        if (units.Sum() == 0 || edited.Sum() == 0) return true;
        AmountColumn amounts = Column(units, step);
        DiscountShares shares = Begin(amounts, step, mode);
        shares.Share(less * step, amounts.Sum(), amounts, []);
        decimal[] before = [.. Enumerable.Range(0, units.Length).Select(i => shares[i])];
        amounts[0] = edited[0] * step;
        shares.Set(0, amounts[0]);
        List<int> changed = [];
        shares.Share(less * step, amounts.Sum(), amounts, changed);
        return Enumerable.Range(0, units.Length).All(i => shares[i] == before[i] || changed.Contains(i))
            && Expected(edited, less, mode).Select(share => share * step).SequenceEqual(Enumerable.Range(0, units.Length).Select(i => shares[i]));
    }, 2_000);

    private static List<decimal> Shares(long[] units, long less, decimal step, RoundingMode mode, List<int> changed)
    {
        AmountColumn amounts = Column(units, step);
        DiscountShares shares = Begin(amounts, step, mode);
        shares.Share(less * step, amounts.Sum(), amounts, changed);
        return [.. Enumerable.Range(0, units.Length).Select(i => shares[i])];
    }

    private static AmountColumn Column(long[] units, decimal step)
    {
        AmountColumn amounts = new();
        for (int i = 0; i < units.Length; i++)
        {
            amounts.Insert(i);
            amounts[i] = units[i] * step;
        }

        return amounts;
    }

    private static DiscountShares Begin(AmountColumn amounts, decimal step, RoundingMode mode)
    {
        DiscountShares shares = new();
        shares.Begin(new RoundingRule(step, mode));
        for (int i = 0; i < amounts.Count; i++)
        {
            shares.Insert(i);
            shares.Set(i, amounts[i]);
        }

        return shares;
    }

    /// <summary>Every share as a fraction, rounded; then one unit after the other to the one with the largest error, round and round.</summary>
    private static decimal[] Expected(long[] units, long less, RoundingMode mode)
    {
        BigInteger sum = units.Sum(), sign = sum.Sign;
        RoundingRule rule = new(1m, mode);
        (decimal Share, BigInteger Error, int Line)[] shares = new (decimal, BigInteger, int)[units.Length];
        for (int i = 0; i < units.Length; i++)
        {
            BigInteger product = sign * units[i] * less, whole = BigInteger.Divide(product, sign * sum), rest = product - (whole * sign * sum);
            // What counts of the fraction is its sign and on which side of one half it lies.
            int half = (2 * BigInteger.Abs(rest)).CompareTo(sign * sum);
            decimal fraction = rest.IsZero ? 0m : rest.Sign * (half < 0 ? 0.25m : half == 0 ? 0.5m : 0.75m);
            decimal share = rule.Round((decimal)whole + fraction);
            shares[i] = (share, product - (new BigInteger(share) * sign * sum), i);
        }

        decimal left = less - shares.Sum(static s => s.Share);
        int[] order = [.. shares.Where(s => units[s.Line] != 0).OrderByDescending(s => s.Error * Math.Sign(left)).ThenBy(static s => s.Line).Select(static s => s.Line)];
        for (int i = 0; left != 0m; i = (i + 1) % order.Length)
        {
            shares[order[i]].Share += Math.Sign(left);
            left -= Math.Sign(left);
        }

        return Array.ConvertAll(shares, static s => s.Share);
    }
}
