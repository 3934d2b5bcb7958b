namespace Crm.Pricing;

/// <summary>One row of the matrix: when it applies, and who must agree.</summary>
/// <param name="Id">The id; unique in the matrix.</param>
/// <param name="Measure">What it looks at.</param>
/// <param name="Comparison">How.</param>
/// <param name="Threshold">The number it is compared with; for money in the currency of the quote.</param>
/// <param name="Chain">The steps, one after the other. The chains of several rules run side by side.</param>
public sealed record ApprovalRule(
    string Id, ApprovalMeasure Measure, ApprovalComparison Comparison, decimal Threshold, IReadOnlyList<ApprovalStep> Chain)
{
    /// <summary>Only lines of this product count, for the measures of a line; null for all.</summary>
    public string? Product { get; init; }

    /// <summary>Only quotes in this currency; null for all.</summary>
    public string? Currency { get; init; }
}
