namespace Crm.Pricing;

/// <summary>Combines the discounts of one stage by a declared policy.</summary>
/// <remarks>
/// A discount never takes an amount past 0: 10.00 less 50 % less 6.00 is 0, while less 6.00 less 50 % is 2.00. The order is that of the
/// list. A negative discount is a surcharge and not limited. Pure and thread-safe.
/// </remarks>
public static class DiscountStack
{
    /// <summary>Applies the discounts.</summary>
    /// <param name="amount">The amount before the stage.</param>
    /// <param name="quantity">The quantity, for amounts per unit.</param>
    /// <param name="discounts">The discounts, in order.</param>
    /// <param name="policy">How they combine.</param>
    /// <returns>What applies, in order; the rest is not in the list.</returns>
    public static IReadOnlyList<AppliedDiscount> Apply(decimal amount, decimal quantity, IReadOnlyList<Discount> discounts, StackingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(discounts);
        if (discounts.Count == 0) return [];
        List<Discount> eligible = Eligible(amount, quantity, discounts);
        switch (policy)
        {
            case StackingPolicy.Best:
                eligible = [Best(amount, quantity, eligible)];
                break;
            case StackingPolicy.BestOfSingleOrCumulativeSum:
                Discount single = Best(amount, quantity, eligible);
                List<Discount> cumulative = eligible.FindAll(static d => d.Cumulative);
                decimal sum = Math.Min(Math.Abs(amount), cumulative.Sum(d => d.Value.DiscountOf(amount, quantity)));
                eligible = cumulative.Count > 0 && sum > Limited(amount, single.Value.DiscountOf(amount, quantity)) ? cumulative : [single];
                break;
            default:
                break;
        }

        decimal left = amount;
        List<AppliedDiscount> applied = new(eligible.Count);
        foreach (Discount discount in eligible)
        {
            decimal off = Limited(left, discount.Value.DiscountOf(policy == StackingPolicy.Sequential ? left : amount, quantity));
            applied.Add(new AppliedDiscount(discount.Id, off));
            left -= off;
        }

        return applied;
    }

    /// <summary>At most the amount itself, on its side of zero.</summary>
    internal static decimal Limited(decimal amount, decimal off) =>
        amount >= 0m ? Math.Min(off, amount) : Math.Max(off, amount);

    private static List<Discount> Eligible(decimal amount, decimal quantity, IReadOnlyList<Discount> discounts)
    {
        List<Discount> eligible = new(discounts.Count);
        foreach (Discount discount in discounts)
        {
            if (discount.ExclusiveGroup is null || ReferenceEquals(discount, Best(amount, quantity, [.. discounts.Where(d => d.ExclusiveGroup == discount.ExclusiveGroup)])))
                eligible.Add(discount);
        }

        return eligible;
    }

    private static Discount Best(decimal amount, decimal quantity, List<Discount> discounts)
    {
        Discount best = discounts[0];
        decimal most = Math.Abs(best.Value.DiscountOf(amount, quantity));
        for (int i = 1; i < discounts.Count; i++)
        {
            decimal off = Math.Abs(discounts[i].Value.DiscountOf(amount, quantity));
            if (off > most || (off == most && string.CompareOrdinal(discounts[i].Id, best.Id) < 0)) (best, most) = (discounts[i], off);
        }

        return best;
    }
}
