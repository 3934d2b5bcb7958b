namespace Crm.Pricing;

/// <summary>A discount that applies to a line.</summary>
/// <param name="Id">Its id in the waterfall.</param>
/// <param name="Stage">The stage it belongs to: schedule, promotion, additional, partner or distributor.</param>
/// <param name="Value">How much.</param>
public sealed record Discount(string Id, PriceStage Stage, DiscountValue Value)
{
    /// <summary>True if it may be added to others under <see cref="StackingPolicy.BestOfSingleOrCumulativeSum"/>. The default is false.</summary>
    public bool Cumulative { get; init; }

    /// <summary>Of the discounts of one group only the best applies, before the policy is asked; null for no group.</summary>
    public string? ExclusiveGroup { get; init; }
}
