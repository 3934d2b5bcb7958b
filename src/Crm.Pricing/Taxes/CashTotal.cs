using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A total as it is paid in cash.</summary>
/// <param name="Groups">The taxes; changed only by <see cref="CashRoundingStrategy.BiggestTax"/>.</param>
/// <param name="RoundingLine">The amount of the extra line; 0 where the tax carries it.</param>
/// <param name="Total">The document's total before the extra line.</param>
/// <param name="TotalRounded">What is paid.</param>
/// <remarks>Worked: 544.70 rounded to 1 is 545, by a line of 0.30 or by a tax of 57.00 instead of 56.70.</remarks>
public sealed record CashTotal(IReadOnlyList<TaxGroup> Groups, decimal RoundingLine, decimal Total, decimal TotalRounded)
{
    /// <summary>Rounds the total of a document to cash.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cash">The cash step and mode, such as 0.05 half away from zero.</param>
    /// <param name="strategy">Where the difference goes. Without any tax that is paid it becomes a line.</param>
    public static CashTotal Round(TaxDocument document, RoundingRule cash, CashRoundingStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(document);
        decimal rounded = cash.Round(document.Total);
        decimal difference = rounded - document.Total;
        if (strategy == CashRoundingStrategy.AddLine || difference == 0m)
            return new CashTotal(document.Groups, difference, document.Total, rounded);
        int biggest = -1;
        for (int i = 0; i < document.Groups.Count; i++)
        {
            // What the buyer owes is +x and -x, and stays so.
            if (TaxGroup.IsReverse(document.Groups, i) || TaxGroup.IsReverse(document.Groups, i + 1)) continue;
            if (biggest < 0 || Math.Abs(document.Groups[i].Amount) > Math.Abs(document.Groups[biggest].Amount)) biggest = i;
        }

        if (biggest < 0) return new CashTotal(document.Groups, difference, document.Total, rounded);
        TaxGroup[] groups = [.. document.Groups];
        groups[biggest] = groups[biggest] with { Amount = groups[biggest].Amount + difference };
        return new CashTotal(groups, 0m, rounded, rounded);
    }
}
