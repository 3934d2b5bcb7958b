namespace Crm.Pricing;

/// <summary>One tier of a price in packages.</summary>
/// <param name="UpTo">The last quantity in the tier, included; null for the last tier.</param>
/// <param name="PackageSize">How many units a package holds; greater than 0.</param>
/// <param name="PackageAmount">What a package costs, begun packages in full.</param>
public sealed record PackageTier(decimal? UpTo, decimal PackageSize, decimal PackageAmount)
{
    /// <inheritdoc cref="PriceTier.From"/>
    public decimal? From { get; init; }
}
