namespace Crm.Pricing;

/// <summary>The tier of the whole quantity says how large a package is and what it costs.</summary>
/// <param name="Tiers">The tiers, by ascending end; the last without end.</param>
/// <remarks>Worked: 101 units, packages of 10 at 2.00 up to 100 and of 50 at 8.00 beyond, are 3 packages of 8.00 = 24.00.</remarks>
public sealed record TieredPackagePrice(IReadOnlyList<PackageTier> Tiers) : PriceModel
{
    internal override int Size => Tiers.Count;

    internal override void Check(string path, Problems problems)
    {
        TierTable.Check([.. Tiers.Select(static tier => (tier.From, tier.UpTo))], path + "/tiers", problems);
        for (int i = 0; i < Tiers.Count; i++)
            problems.Require(Tiers[i].PackageSize > 0m, FormattableString.Invariant($"{path}/tiers/{i}/packageSize"), "pricing.package_size", "A package holds more than 0 units.");
    }

    internal override decimal AmountOf(in ChargeInput input)
    {
        PackageTier tier = Tiers[TierTable.Find(Tiers, input.Quantity)];
        return TierTable.Steps(input.Quantity, tier.PackageSize, begun: true) * tier.PackageAmount;
    }

    internal override void Explain(in ChargeInput input, List<ChargePart> parts)
    {
        int i = TierTable.Find(Tiers, input.Quantity);
        parts.Add(new ChargePart(i, TierTable.Steps(input.Quantity, Tiers[i].PackageSize, begun: true), Tiers[i].PackageAmount, 0m, AmountOf(input)));
    }
}
