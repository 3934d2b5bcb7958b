namespace Crm.Pricing;

/// <summary>A line in two priced documents.</summary>
/// <param name="LineId">The id of the line.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Before">The line before; null if it was added.</param>
/// <param name="After">The line after; null if it was removed.</param>
/// <param name="Stages">What each stage that occurs adds, before and after, in the order of the stages.</param>
public sealed record LineDifference(string LineId, LineChange Change, PricedLine? Before, PricedLine? After, IReadOnlyList<StageDifference> Stages)
{
    /// <summary>How many more; negative for less.</summary>
    public decimal Quantity => (After?.Quantity ?? 0m) - (Before?.Quantity ?? 0m);

    /// <summary>By how much the unit price differs; 0 for a line that was added or removed.</summary>
    public decimal UnitPrice => Before is null || After is null ? 0m : After.UnitPrice - Before.UnitPrice;

    /// <summary>By how many percentage points the discount differs; 0 for a line that was added or removed.</summary>
    public decimal DiscountPercent => Before is null || After is null ? 0m : After.DiscountPercent - Before.DiscountPercent;

    /// <summary>By how much the net differs.</summary>
    public decimal Net => (After?.Net ?? 0m) - (Before?.Net ?? 0m);

    /// <summary>By how much the tax differs.</summary>
    public decimal Tax => (After?.Tax ?? 0m) - (Before?.Tax ?? 0m);

    /// <summary>By how much the total differs; the sum of the stages.</summary>
    public decimal Total => Net + Tax;
}
