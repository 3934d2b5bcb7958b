namespace Crm.Pricing.Tests.Documents;

/// <summary>What the discounts of one stage leave of an amount.</summary>
internal static class OracleDiscounts
{
    internal sealed record Offer(string Id, DiscountValue? Value, DiscountSchedule? Schedule, bool Cumulative, string? Group);

    internal static Fraction Left(Fraction amount, Fraction units, IReadOnlyList<Offer> offers, StackingPolicy policy)
    {
        if (units.Sign < 0) return -Left(-amount, -units, offers, policy);
        List<Offer> left = [.. offers];
        foreach (string? group in offers.Select(static o => o.Group).Distinct())
        {
            if (group is null) continue;
            Offer best = Best(left.Where(o => o.Group == group));
            left.RemoveAll(o => o.Group == group && !ReferenceEquals(o, best));
        }

        if (left.Count == 0) return amount;
        Offer single = Best(left);
        Offer[] cumulative = [.. left.Where(static o => o.Cumulative)];
        Offer[] applied = policy switch
        {
            StackingPolicy.Best => [single],
            StackingPolicy.BestOfSingleOrCumulativeSum => cumulative.Length > 0 && Size(Limited(amount, Fraction.Sum(cumulative.Select(o => Off(o, amount, units))))) > Size(Limited(amount, Off(single, amount, units))) ? cumulative : [single],
            _ => [.. left],
        };
        Fraction rest = amount;
        foreach (Offer offer in applied) rest -= Limited(rest, Off(offer, policy == StackingPolicy.Sequential ? rest : amount, units));
        return rest;

        // The one that takes most off; ties to the lower id, then to the earlier one. Of a price below 0 every discount is below 0.
        Offer Best(IEnumerable<Offer> some) => some.OrderByDescending(o => Size(Off(o, amount, units))).ThenBy(static o => o.Id, StringComparer.Ordinal).First();
        Fraction Size(Fraction off) => amount.Sign < 0 ? Fraction.Abs(off) : off;
    }

    /// <summary>At most the amount itself, on its side of zero.</summary>
    internal static Fraction Limited(Fraction amount, Fraction off) => amount.Sign >= 0 ? Fraction.Min(off, amount) : Fraction.Max(off, amount);

    internal static Fraction Off(DiscountValue value, Fraction amount, Fraction units)
    {
        if (units.Sign < 0) return -Off(value, -amount, -units);
        Fraction times = value.Scope == DiscountScope.PerUnit ? units : 1m;
        Fraction off = value.Unit switch
        {
            DiscountUnit.Percent => amount * value.Value / 100m,
            DiscountUnit.Amount => value.Value * times,
            _ => Fraction.Max(0m, amount - (value.Value * times)),
        };
        return value.MaxAmount is decimal most ? Fraction.Min(off, most) : off;
    }

    private static Fraction Off(Offer offer, Fraction amount, Fraction units) =>
        offer.Value is DiscountValue value ? Off(value, amount, units) : Off(offer.Schedule!, amount, units);

    private static Fraction Off(DiscountSchedule schedule, Fraction amount, Fraction units)
    {
        if (units.Sign == 0) return 0m;
        Fraction price = amount / units, off = 0m, begin = 0m;
        foreach (DiscountTier tier in schedule.Tiers)
        {
            if (!(units > begin)) break;
            Fraction end = tier.UpTo is decimal upTo ? Fraction.Min(units, upTo) : units;
            bool whole = schedule.Kind == ScheduleKind.Range;
            Fraction inside = !whole ? end - begin : end == units ? units : 0m;
            begin = end;
            off += inside * schedule.Unit switch
            {
                DiscountUnit.Percent => price * tier.Value / 100m,
                DiscountUnit.Amount => tier.Value,
                _ => Fraction.Max(0m, price - tier.Value),
            };
        }

        return off;
    }
}
