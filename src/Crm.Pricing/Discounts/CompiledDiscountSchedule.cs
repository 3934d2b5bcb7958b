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
        decimal discount = Of(unitPrice, 1m, Math.Abs(quantity));
        return quantity < 0m ? -discount : discount;
    }

    /// <summary>What is taken off an amount.</summary>
    /// <param name="amount">The amount of the line before the schedule.</param>
    /// <param name="quantity">The quantity; not negative. Without one there is no price of a unit to take something off.</param>
    internal decimal DiscountOfLine(decimal amount, decimal quantity) => quantity == 0m ? 0m : Of(amount, quantity, quantity);

    /// <summary>
    /// The price of a unit stays a fraction until the end: a third of 100.01 has no last digit, and 50 % of its three thirds are 50.005
    /// all the same.
    /// </summary>
    private decimal Of(decimal amount, decimal per, decimal units)
    {
        IReadOnlyList<DiscountTier> tiers = Definition.Tiers;
        // The discount is amount x times / per - minus.
        decimal times = 0m, minus = 0m, begin = 0m;
        for (int i = 0; i < tiers.Count && units > begin; i++)
        {
            decimal end = tiers[i].UpTo ?? decimal.MaxValue;
            decimal inTier = Definition.Kind == ScheduleKind.Slab ? Math.Min(units, end) - begin : units <= end ? units : 0m;
            decimal value = tiers[i].Value;
            begin = end;
            if (Definition.Unit == DiscountUnit.Percent) times += inTier * (value / 100m);
            else if (Definition.Unit == DiscountUnit.Amount) minus -= inTier * value;
            else if (amount > value * per) (times, minus) = (times + inTier, minus + (inTier * value));
        }

        return times == 0m ? -minus : (per == 1m ? amount * times : amount * times / per) - minus;
    }
}
