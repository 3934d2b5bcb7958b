using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>How an amount follows from a quantity: the definition, as plain data.</summary>
/// <remarks>
/// A closed family: per unit, amount, volume, graduated, block, package, tiered package, percentage, graduated percentage, percent of
/// total, cost plus, stepped quantity. Compile it to compute with it. Nothing in it is rounded: the definition that uses it says where.
/// Immutable and thread-safe.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "model")]
[JsonDerivedType(typeof(PerUnitPrice), "perUnit")]
[JsonDerivedType(typeof(AmountPrice), "amount")]
[JsonDerivedType(typeof(VolumePrice), "volume")]
[JsonDerivedType(typeof(GraduatedPrice), "graduated")]
[JsonDerivedType(typeof(BlockPrice), "block")]
[JsonDerivedType(typeof(PackagePrice), "package")]
[JsonDerivedType(typeof(TieredPackagePrice), "tieredPackage")]
[JsonDerivedType(typeof(SteppedQuantityPrice), "steppedQuantity")]
[JsonDerivedType(typeof(PercentagePrice), "percentage")]
[JsonDerivedType(typeof(GraduatedPercentagePrice), "graduatedPercentage")]
[JsonDerivedType(typeof(PercentOfTotalPrice), "percentOfTotal")]
[JsonDerivedType(typeof(CostPlusPrice), "costPlus")]
public abstract record PriceModel
{
    private protected PriceModel()
    {
    }

    /// <summary>Checks the definition.</summary>
    /// <param name="limits">How many tiers it may have (<see cref="DefinitionLimits.Rules"/>); null for the documented defaults.</param>
    /// <returns>The calculator, or every problem (codes <c>pricing.tier_gap</c>, <c>pricing.tier_overlap</c>, ..., <c>pricing.too_many_rules</c>) with its path.</returns>
    public Result<PriceCalculator> Compile(DefinitionLimits? limits = null)
    {
        Problems problems = new();
        Check("", limits ?? DefinitionLimits.Default, problems);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new PriceCalculator(this, problems.Diagnostics);
    }

    internal void Check(string path, DefinitionLimits limits, Problems problems)
    {
        if (Size <= limits.Rules) Check(path, problems);
        else problems.Error(path, "pricing.too_many_rules", "The price has more tiers than the limit: take fewer or raise the limit.");
    }

    internal abstract void Check(string path, Problems problems);

    /// <summary>How many tiers it has; 1 where there are none.</summary>
    internal virtual int Size => 1;

    /// <summary>The amount alone: no allocation.</summary>
    internal abstract decimal AmountOf(in ChargeInput input);

    /// <summary>The same amount in its parts.</summary>
    internal abstract void Explain(in ChargeInput input, List<ChargePart> parts);

    /// <summary>True if the model cannot price a negative quantity (a credit): tiers and packages begin at 0.</summary>
    internal virtual bool NeedsPositiveQuantity => true;

    private protected static void CheckNotNegative(decimal value, string path, string name, Problems problems) =>
        problems.Require(value >= 0m, path + "/" + name, "pricing.negative", $"{name} must not be negative.");
}
