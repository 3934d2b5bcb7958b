namespace Crm.Pricing;

/// <summary>A checked discount schedule. Immutable and thread-safe.</summary>
public sealed class CompiledDiscountSchedule
{
    internal CompiledDiscountSchedule(DiscountSchedule definition) => Definition = definition;

    /// <summary>The definition.</summary>
    public DiscountSchedule Definition { get; }

    /// <summary>What is taken off the line, unrounded.</summary>
    /// <param name="unitPrice">The price of a unit before the schedule.</param>
    /// <param name="quantity">The quantity; a credit gets the discount of its absolute value, with its sign.</param>
    public decimal DiscountOf(decimal unitPrice, decimal quantity)
    {
        IReadOnlyList<DiscountTier> tiers = Definition.Tiers;
        decimal units = Math.Abs(quantity), begin = 0m, discount = 0m;
        for (int i = 0; i < tiers.Count && units > begin; i++)
        {
            decimal end = tiers[i].UpTo ?? decimal.MaxValue;
            if (Definition.Kind == ScheduleKind.Slab) discount += OfUnit(tiers[i], unitPrice) * (Math.Min(units, end) - begin);
            else if (units <= end) discount = OfUnit(tiers[i], unitPrice) * units;
            begin = end;
        }

        return quantity < 0m ? -discount : discount;
    }

    private decimal OfUnit(DiscountTier tier, decimal unitPrice) =>
        new DiscountValue(Definition.Unit, tier.Value, DiscountScope.PerUnit).DiscountOf(unitPrice, 1m);
}
