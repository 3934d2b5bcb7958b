namespace Crm.Pricing;

/// <summary>Each unit is priced in its own tier, and every tier that was entered adds its flat fee.</summary>
/// <param name="Tiers">The tiers, by ascending end; the last without end.</param>
/// <param name="FlatFeeAtZero">True (the default) if the first tier counts as entered at quantity 0; false if nothing used costs nothing.</param>
/// <remarks>Worked: 12 units at 3.00 up to 10 and 2.00 beyond are 30.00 + 4.00 = 34.00. Also known as slab pricing.</remarks>
public sealed record GraduatedPrice(IReadOnlyList<PriceTier> Tiers, bool FlatFeeAtZero = true) : PriceModel
{
    internal override int Size => Tiers.Count;

    internal override void Check(string path, Problems problems) =>
        TierTable.Check([.. Tiers.Select(static tier => (tier.From, tier.UpTo))], path + "/tiers", problems);

    internal override decimal AmountOf(in ChargeInput input) => GraduatedTiers.AmountOf(Tiers, FlatFeeAtZero, input.Quantity, 1m);

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        GraduatedTiers.Explain(Tiers, FlatFeeAtZero, input.Quantity, 1m, parts);

    /// <summary>
    /// Usage in steps that count for part of the term only: the full units fill the tiers (or, negative, empty them from the top), each
    /// part is priced by its share of the prorated units, and the largest running total says which flat fees are due.
    /// </summary>
    internal void ExplainProrated(IReadOnlyList<ProratedUsage> usage, List<ChargePart> parts)
    {
        decimal running = 0m, largest = 0m;
        foreach (ProratedUsage step in usage)
        {
            decimal next = Math.Max(0m, running + step.FullUnits);
            if (step.FullUnits != 0m) SplitStep(Math.Min(running, next), Math.Max(running, next), step, parts);
            running = next;
            largest = Math.Max(largest, running);
        }

        decimal begin = 0m;
        for (int i = 0; i < Tiers.Count && GraduatedTiers.Entered(i, begin, largest, FlatFeeAtZero); i++)
        {
            if (Tiers[i].FlatFee != 0m) parts.Add(new ChargePart(i, 0m, 0m, Tiers[i].FlatFee, Tiers[i].FlatFee));
            begin = TierTable.End(Tiers[i]);
        }
    }

    private void SplitStep(decimal low, decimal high, ProratedUsage step, List<ChargePart> parts)
    {
        decimal begin = 0m;
        for (int i = 0; i < Tiers.Count; i++)
        {
            decimal units = Math.Min(high, TierTable.End(Tiers[i])) - Math.Max(low, begin);
            begin = TierTable.End(Tiers[i]);
            if (units <= 0m) continue;
            // units / |full| is the part of the step that lies in this tier; the prorated units carry the sign. Multiply before dividing.
            decimal prorated = units * step.ProratedUnits / Math.Abs(step.FullUnits);
            parts.Add(new ChargePart(i, prorated, Tiers[i].UnitPrice, 0m, Tiers[i].UnitPrice * prorated));
        }
    }
}
