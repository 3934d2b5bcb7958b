namespace Crm.Pricing;

/// <summary>Each part of an amount is charged at the rate of its own tier, plus the flat fee of every tier entered.</summary>
/// <param name="Tiers">The tiers, by ascending end; the unit price of a tier is its rate in percent.</param>
/// <param name="FlatFeeAtZero">True (the default) if the first tier counts as entered at 0.</param>
/// <remarks>Worked: 12 at 1 % + 200 up to 10 and 2 % + 300 beyond are 0.10 + 200 + 0.04 + 300 = 500.14.</remarks>
public sealed record GraduatedPercentagePrice(IReadOnlyList<PriceTier> Tiers, bool FlatFeeAtZero = true) : PriceModel
{
    private const decimal Percent = 0.01m;

    internal override int Size => Tiers.Count;

    internal override void Check(string path, Problems problems) =>
        TierTable.Check([.. Tiers.Select(static tier => (tier.From, tier.UpTo))], path + "/tiers", problems);

    internal override decimal AmountOf(in ChargeInput input) =>
        GraduatedTiers.AmountOf(Tiers, FlatFeeAtZero, input.Quantity, Percent);

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        GraduatedTiers.Explain(Tiers, FlatFeeAtZero, input.Quantity, Percent, parts);
}
