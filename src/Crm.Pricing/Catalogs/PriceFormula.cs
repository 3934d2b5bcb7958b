using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A price derived from another: discount, rounding, surcharge, and limits around the base.</summary>
/// <remarks>
/// In this order: base less the discount; rounded half away from zero to a multiple; plus the surcharge (after the rounding, so that -0.01
/// makes endings of .99); at least base + lowest margin; at most base + highest margin. Surcharge and margins are per unit of the product
/// and scale with the unit of measure; the multiple does not.
/// Worked: 17.30 less 10 % is 15.57, to a multiple of 10 is 20, less 0.01 is 19.99.
/// </remarks>
public sealed record PriceFormula
{
    /// <summary>The discount in percent; negative is a surcharge.</summary>
    public decimal DiscountPercent { get; init; }

    /// <summary>The multiple to round to; null for none.</summary>
    public decimal? RoundTo { get; init; }

    /// <summary>What is added after the rounding.</summary>
    public decimal Surcharge { get; init; }

    /// <summary>The lowest difference to the base; null for none.</summary>
    public decimal? MinMargin { get; init; }

    /// <summary>The highest difference to the base; null for none.</summary>
    public decimal? MaxMargin { get; init; }

    /// <summary>The derived price, unrounded but for <see cref="RoundTo"/>.</summary>
    /// <param name="basePrice">The price it is derived from, in the unit of measure of the result.</param>
    /// <param name="unitFactor">How many units of the product make that unit of measure. The default is 1.</param>
    public decimal Apply(decimal basePrice, decimal unitFactor = 1m)
    {
        decimal price = basePrice - (basePrice * (DiscountPercent / 100m));
        if (RoundTo is decimal multiple) price = new RoundingRule(multiple, RoundingMode.HalfAwayFromZero).RoundSettled(price);
        price += Surcharge * unitFactor;
        if (MinMargin is decimal min) price = Math.Max(price, basePrice + (min * unitFactor));
        if (MaxMargin is decimal max) price = Math.Min(price, basePrice + (max * unitFactor));
        return price;
    }

    internal void Check(string path, Problems problems)
    {
        problems.Require(RoundTo is null or > 0m, path + "/roundTo", "pricing.round_to", "Round to a multiple greater than 0.");
        problems.Require(MinMargin is null || MaxMargin is null || MinMargin <= MaxMargin, path + "/minMargin", "pricing.margins_crossed",
            "The lowest margin is above the highest: swap them or raise the highest.");
    }
}
