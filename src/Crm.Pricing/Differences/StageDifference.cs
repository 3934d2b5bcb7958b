namespace Crm.Pricing;

/// <summary>What a stage of the waterfall adds, before and after.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Before">What it added before; 0 where it did not occur.</param>
/// <param name="After">What it adds after.</param>
public readonly record struct StageDifference(PriceStage Stage, decimal Before, decimal After)
{
    /// <summary>After less before.</summary>
    public decimal Delta => After - Before;
}
