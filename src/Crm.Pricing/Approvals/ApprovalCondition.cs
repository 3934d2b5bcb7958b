namespace Crm.Pricing;

/// <summary>One condition on a priced quote.</summary>
/// <param name="Measure">What it looks at.</param>
/// <param name="Comparison">How.</param>
/// <param name="Threshold">The number it is compared with: percent, months, or money in the currency of the quote.</param>
/// <remarks>With a product or category and no line of it in the quote, the condition does not hold.</remarks>
public sealed record ApprovalCondition(ApprovalMeasure Measure, ApprovalComparison Comparison, decimal Threshold)
{
    /// <summary>Only lines of this product count; null for all. Not for the margin and the term.</summary>
    public string? Product { get; init; }

    /// <summary>Only lines of this category, or one below it, count; null for all. Not for the margin and the term.</summary>
    public string? Category { get; init; }

    internal bool IsMetBy(decimal value) => Comparison switch
    {
        ApprovalComparison.GreaterThan => value > Threshold,
        ApprovalComparison.LessThan => value < Threshold,
        ApprovalComparison.AtLeast => value >= Threshold,
        ApprovalComparison.AtMost => value <= Threshold,
        _ => value == Threshold,
    };

    /// <summary>False for equality: there is no better or worse then.</summary>
    internal bool IsNotWorse(decimal now, decimal then) => Comparison switch
    {
        ApprovalComparison.GreaterThan or ApprovalComparison.AtLeast => now <= then,
        ApprovalComparison.LessThan or ApprovalComparison.AtMost => now >= then,
        _ => false,
    };
}
