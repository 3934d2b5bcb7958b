namespace Crm.Pricing;

/// <summary>One tier of a price: what a unit costs in it, and what entering it costs.</summary>
/// <param name="UpTo">The last quantity in the tier, included; null for the last tier. The tier begins right after the one before it.</param>
/// <param name="UnitPrice">The price of one unit in this tier; for percentage models the rate in percent.</param>
/// <param name="FlatFee">The fee of the tier itself. The default is 0.</param>
/// <remarks>
/// A tier is half-open: (end of the one before, <see cref="UpTo"/>]. So 10.5 units of the tiers "0 to 10" and "11 to 20" lie in the second.
/// Where the source states the beginning too, give it as <see cref="From"/>: compiling then finds gaps and overlaps.
/// </remarks>
public sealed record PriceTier(decimal? UpTo, decimal UnitPrice, decimal FlatFee = 0m)
{
    /// <summary>The first quantity of the tier as the source states it: the end of the tier before, or one unit more; null if not stated.</summary>
    public decimal? From { get; init; }
}
