namespace Crm.Pricing;

/// <summary>One step of a price waterfall.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="RuleId">What caused it: a price entry, a discount, a tax; empty for rounding.</param>
/// <param name="In">The amount before.</param>
/// <param name="Delta">What the step adds; a discount is negative.</param>
public readonly record struct PriceStep(PriceStage Stage, string RuleId, decimal In, decimal Delta)
{
    /// <summary>The amount after.</summary>
    public decimal Out => In + Delta;
}
