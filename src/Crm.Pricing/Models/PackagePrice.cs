namespace Crm.Pricing;

/// <summary>Units are sold in packages; a begun package counts in full.</summary>
/// <param name="PackageSize">How many units a package holds; greater than 0.</param>
/// <param name="PackageAmount">What a package costs.</param>
/// <param name="FreeUnits">Units that are not charged, before the packages are counted. The default is 0.</param>
/// <remarks>Worked: 121 units, 10 of them free, in packages of 10 at 100.00 are 12 packages, 1,200.00.</remarks>
public sealed record PackagePrice(decimal PackageSize, decimal PackageAmount, decimal FreeUnits = 0m) : PriceModel
{
    internal override void Check(string path, Problems problems)
    {
        problems.Require(PackageSize > 0m, path + "/packageSize", "pricing.package_size", "A package holds more than 0 units.");
        CheckNotNegative(FreeUnits, path, "freeUnits", problems);
    }

    internal override decimal AmountOf(in ChargeInput input) => Packages(input.Quantity) * PackageAmount;

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        parts.Add(new ChargePart(0, Packages(input.Quantity), PackageAmount, 0m, AmountOf(input)));

    private decimal Packages(decimal quantity) => TierTable.Steps(Math.Max(0m, quantity - FreeUnits), PackageSize, begun: true);
}
