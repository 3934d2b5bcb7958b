using System.Globalization;

namespace Crm.Pricing;

/// <summary>The tier of the whole quantity prices every unit of it.</summary>
/// <param name="Tiers">The tiers, by ascending end; the last without end.</param>
/// <remarks>
/// The total can fall when the quantity rises: 20 units at 2.00 are 40.00, 25 at 1.00 are 25.00. Compiling says so as a warning
/// (<c>pricing.volume_total_falls</c>). The flat fee is that of the one tier, and due at quantity 0 too. Worked: 60 units at 120.00 up to 9, 115.00 up to 49 and
/// 108.00 beyond are 60 x 108.00 = 6,480.00.
/// </remarks>
public sealed record VolumePrice(IReadOnlyList<PriceTier> Tiers) : PriceModel
{
    internal override int Size => Tiers.Count;

    internal override void Check(string path, Problems problems)
    {
        TierTable.Check([.. Tiers.Select(static tier => (tier.From, tier.UpTo))], path + "/tiers", problems);
        for (int i = 0; i + 1 < Tiers.Count; i++)
        {
            if (Tiers[i].UpTo is decimal end) CompareAt(end, i, string.Create(CultureInfo.InvariantCulture, $"{path}/tiers/{i + 1}"), problems);
        }
    }

    internal override decimal AmountOf(in ChargeInput input) => Total(Tiers[TierTable.Find(Tiers, input.Quantity)], input.Quantity);

    internal override void Explain(in ChargeInput input, List<ChargePart> parts)
    {
        int i = TierTable.Find(Tiers, input.Quantity);
        parts.Add(new ChargePart(i, input.Quantity, Tiers[i].UnitPrice, Tiers[i].FlatFee, Total(Tiers[i], input.Quantity)));
    }

    /// <summary>Usage that counts for part of the term only: the full units choose the tier, the prorated ones are priced.</summary>
    internal void ExplainProrated(decimal fullUnits, decimal proratedUnits, List<ChargePart> parts)
    {
        int i = TierTable.Find(Tiers, fullUnits);
        parts.Add(new ChargePart(i, proratedUnits, Tiers[i].UnitPrice, Tiers[i].FlatFee, Total(Tiers[i], proratedUnits)));
    }

    private void CompareAt(decimal end, int i, string at, Problems problems)
    {
        try
        {
            decimal atEnd = Total(Tiers[i], end), next = Total(Tiers[i + 1], end);
            if (next < atEnd)
                problems.Warning(at, "pricing.volume_total_falls", string.Create(CultureInfo.InvariantCulture, $"{end} units cost {atEnd}, one more begins at {next}: intended, or should the tiers be graduated?"));
        }
        catch (OverflowException)
        {
            problems.Error(at, "pricing.overflow", string.Create(CultureInfo.InvariantCulture, $"What {end} units cost does not fit 28 digits: the prices or the end of the tier are far too large."));
        }
    }

    private static decimal Total(PriceTier tier, decimal quantity) => (tier.UnitPrice * quantity) + tier.FlatFee;
}
