namespace Crm.Pricing;

/// <summary>The graduated sum, shared by the models that price units and those that price percentages.</summary>
internal static class GraduatedTiers
{
    internal static decimal AmountOf(IReadOnlyList<PriceTier> tiers, bool flatFeeAtZero, decimal quantity, decimal scale)
    {
        decimal amount = 0m, begin = 0m;
        for (int i = 0; i < tiers.Count && Entered(i, begin, quantity, flatFeeAtZero); i++)
        {
            decimal end = TierTable.End(tiers[i]);
            amount += tiers[i].FlatFee + (tiers[i].UnitPrice * scale * (Math.Min(quantity, end) - begin));
            begin = end;
        }

        return amount;
    }

    internal static void Explain(IReadOnlyList<PriceTier> tiers, bool flatFeeAtZero, decimal quantity, decimal scale, List<ChargePart> parts)
    {
        decimal begin = 0m;
        for (int i = 0; i < tiers.Count && Entered(i, begin, quantity, flatFeeAtZero); i++)
        {
            decimal end = TierTable.End(tiers[i]);
            decimal units = Math.Min(quantity, end) - begin;
            decimal price = tiers[i].UnitPrice * scale;
            parts.Add(new ChargePart(i, units, price, tiers[i].FlatFee, tiers[i].FlatFee + (price * units)));
            begin = end;
        }
    }

    internal static bool Entered(int tier, decimal begin, decimal quantity, bool flatFeeAtZero) =>
        quantity > begin || (tier == 0 && flatFeeAtZero);
}
