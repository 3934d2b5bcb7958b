namespace Crm.Domain;

/// <summary>The bands of a selling-mode policy, as data.</summary>
/// <param name="Bands">From the smallest amount to the largest: each begins above the end of the one before.</param>
public sealed record SellingModePolicyDefinition(IReadOnlyList<SellingBand> Bands);
