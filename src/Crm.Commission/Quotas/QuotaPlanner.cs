using Crm.Primitives;
using NodaTime;

namespace Crm.Commission;

/// <summary>Divides quotas downwards and over time; nothing is lost on the way.</summary>
public static class QuotaPlanner
{
    /// <summary>Divides a quota among members after an over-assignment.</summary>
    /// <param name="quota">The quota of the parent.</param>
    /// <param name="hedge">The over-assignment as a fraction: 0.05 hands out 5 % more than the parent carries.</param>
    /// <param name="weights">One weight a member.</param>
    /// <param name="rounding">How the hedged total is rounded.</param>
    /// <returns>One quota a member; together exactly the hedged total, by largest remainder.</returns>
    public static Money[] TopDown(Money quota, decimal hedge, ReadOnlySpan<decimal> weights, RoundingMode rounding) =>
        Allocation.Allocate((quota * (1m + hedge)).Round(rounding), weights, RemainderPolicy.LargestRemainder);

    /// <summary>Divides a quota by several bases at once (weighted fair share).</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="bases">The bases; each one's weights are brought to a sum of 1 first.</param>
    /// <returns>One quota a member; together exactly <paramref name="quota"/>, allocated once by the blended weights.</returns>
    /// <exception cref="ArgumentException">There is no basis, the bases differ in length, or one sums to 0.</exception>
    public static Money[] FairShare(Money quota, IReadOnlyList<QuotaWeights> bases)
    {
        ArgumentNullException.ThrowIfNull(bases);
        if (bases.Count == 0 || bases.Any(b => b.Weights.Count != bases[0].Weights.Count))
            throw new ArgumentException("There is at least one basis, and each has a weight for every member.", nameof(bases));
        if (bases.Any(static b => b.Weights.Sum() <= 0m))
            throw new ArgumentException("The weights of a basis sum to more than 0.", nameof(bases));
        // A common denominator instead of quotients: thirds stay exact.
        decimal[] blended = new decimal[bases[0].Weights.Count];
        for (int i = 0; i < blended.Length; i++)
        {
            for (int b = 0; b < bases.Count; b++)
            {
                decimal others = 1m;
                for (int o = 0; o < bases.Count; o++)
                    if (o != b) others *= bases[o].Weights.Sum();
                blended[i] += bases[b].Share * bases[b].Weights[i] * others;
            }
        }

        return Allocation.Allocate(quota, blended, RemainderPolicy.LargestRemainder);
    }

    /// <summary>The part of a quota for someone who is there only part of the period, by calendar days.</summary>
    /// <param name="quota">The quota of the whole period.</param>
    /// <param name="period">The period; closed at both ends.</param>
    /// <param name="effective">When the payee is there; its part outside the period does not count.</param>
    /// <param name="rounding">The mode of rounding.</param>
    /// <exception cref="ArgumentException">The period is open or empty.</exception>
    public static Money Prorate(Money quota, EffectivePeriod period, EffectivePeriod effective, RoundingMode rounding)
    {
        if (period.From is not LocalDate from || period.To is not LocalDate to || period.IsEmpty)
            throw new ArgumentException("A quota period has a first and a last day.", nameof(period));
        EffectivePeriod? both = period.Intersect(effective);
        int days = both is EffectivePeriod p ? Period.DaysBetween(p.From!.Value, p.To!.Value) : 0;
        return (quota * days / Period.DaysBetween(from, to)).Round(rounding);
    }

    /// <summary>The quota of each month of a ramp: the full month's quota times the month's factor, not redistributed.</summary>
    /// <param name="monthly">The full quota of a month.</param>
    /// <param name="factors">One factor a month, 0 to 1 as a rule.</param>
    /// <param name="rounding">The mode of rounding.</param>
    public static Money[] Ramp(Money monthly, IReadOnlyList<decimal> factors, RoundingMode rounding)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return [.. factors.Select(f => (monthly * f).Round(rounding))];
    }
}
