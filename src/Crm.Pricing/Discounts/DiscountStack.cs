namespace Crm.Pricing;

/// <summary>Combines the discounts of one stage by a declared policy.</summary>
/// <remarks>
/// A discount never takes an amount past 0: 10.00 less 50 % less 6.00 is 0, while less 6.00 less 50 % is 2.00. The order is that of the
/// list. A negative discount is a surcharge and not limited. What is given back (a negative quantity) is the mirror image of what was sold:
/// the same discounts apply, with minus the amounts. Pure and thread-safe.
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
        DiscountOffer[] offers = new DiscountOffer[discounts.Count];
        for (int i = 0; i < offers.Length; i++) offers[i] = new DiscountOffer(discounts[i]);
        Apply(amount, quantity, offers, policy);
        List<AppliedDiscount> applied = new(offers.Length);
        foreach (DiscountOffer offer in offers)
        {
            if (offer.Outcome == RuleOutcome.Applied) applied.Add(new AppliedDiscount(offer.Id, offer.Off));
        }

        return applied;
    }

    /// <summary>Says of every offer what becomes of it, and what those that apply take off. Allocates nothing.</summary>
    internal static void Apply(decimal amount, decimal quantity, Span<DiscountOffer> offers, StackingPolicy policy)
    {
        if (quantity < 0m)
        {
            Apply(-amount, -quantity, offers, policy);
            foreach (ref DiscountOffer offer in offers) offer.Off = -offer.Off;
            return;
        }

        foreach (ref DiscountOffer offer in offers) offer.Outcome = RuleOutcome.Applied;
        if (offers.Length > 1) Reject(amount, quantity, offers, policy);
        decimal left = amount;
        foreach (ref DiscountOffer offer in offers)
        {
            if (offer.Outcome != RuleOutcome.Applied) continue;
            offer.Off = Limited(left, offer.Term.DiscountOf(policy == StackingPolicy.Sequential ? left : amount, quantity));
            left -= offer.Off;
        }
    }

    /// <summary>At most the amount itself, on its side of zero.</summary>
    internal static decimal Limited(decimal amount, decimal off) =>
        amount >= 0m ? Math.Min(off, amount) : Math.Max(off, amount);

    /// <summary>How large a discount is: a surcharge is less than any, but of a negative price every discount is negative.</summary>
    private static decimal Size(decimal amount, decimal off) => amount < 0m ? Math.Abs(off) : off;

    private static void Reject(decimal amount, decimal quantity, Span<DiscountOffer> offers, StackingPolicy policy)
    {
        RejectWithinGroups(amount, quantity, offers);
        if (policy is StackingPolicy.Sequential or StackingPolicy.Sum) return;
        int best = Best(amount, quantity, offers, group: null);
        bool together = policy == StackingPolicy.BestOfSingleOrCumulativeSum
            && CumulativeSum(amount, quantity, offers) is decimal sum
            && Size(amount, Limited(amount, sum)) > Size(amount, Limited(amount, offers[best].Term.DiscountOf(amount, quantity)));
        for (int i = 0; i < offers.Length; i++)
        {
            if (offers[i].Outcome == RuleOutcome.Applied && (together ? !offers[i].Cumulative : i != best))
                offers[i].Outcome = RuleOutcome.Outweighed;
        }
    }

    private static void RejectWithinGroups(decimal amount, decimal quantity, Span<DiscountOffer> offers)
    {
        for (int i = 0; i < offers.Length; i++)
        {
            if (offers[i].ExclusiveGroup is not string group || offers[i].Outcome != RuleOutcome.Applied) continue;
            int best = Best(amount, quantity, offers, group);
            for (int k = 0; k < offers.Length; k++)
            {
                if (k != best && offers[k].ExclusiveGroup == group) offers[k].Outcome = RuleOutcome.ExclusiveGroup;
            }
        }
    }

    /// <summary>The one that takes most off, of a group or of all; ties to the lower id, then to the earlier one.</summary>
    private static int Best(decimal amount, decimal quantity, ReadOnlySpan<DiscountOffer> offers, string? group)
    {
        int best = -1;
        decimal most = 0m;
        for (int i = 0; i < offers.Length; i++)
        {
            if (offers[i].Outcome != RuleOutcome.Applied || (group is not null && offers[i].ExclusiveGroup != group)) continue;
            decimal off = Size(amount, offers[i].Term.DiscountOf(amount, quantity));
            if (best < 0 || off > most || (off == most && string.CompareOrdinal(offers[i].Id, offers[best].Id) < 0)) (best, most) = (i, off);
        }

        return best;
    }

    /// <summary>The sum of those that may be added; null if there are none.</summary>
    private static decimal? CumulativeSum(decimal amount, decimal quantity, ReadOnlySpan<DiscountOffer> offers)
    {
        decimal? sum = null;
        foreach (ref readonly DiscountOffer offer in offers)
        {
            if (offer.Outcome == RuleOutcome.Applied && offer.Cumulative) sum = (sum ?? 0m) + offer.Term.DiscountOf(amount, quantity);
        }

        return sum;
    }
}
