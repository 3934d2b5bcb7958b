using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What is different between two priced documents, such as two versions of a quote. Immutable.</summary>
/// <param name="Lines">Every line of both, by id: those of the later one in its order, then the removed ones in theirs.</param>
/// <param name="Stages">What each stage adds over all lines, before and after, in the order of the stages.</param>
/// <param name="Before">The sums before.</param>
/// <param name="After">The sums after.</param>
/// <remarks>Laws: the stages of a line add up to the difference of its total, and the stages over all lines to <see cref="Total"/>, exactly.</remarks>
public sealed record QuoteDifference(IReadOnlyList<LineDifference> Lines, IReadOnlyList<StageDifference> Stages, PriceTotals Before, PriceTotals After)
{
    /// <summary>By how much the net differs.</summary>
    public decimal Net => After.Net - Before.Net;

    /// <summary>By how much the tax differs.</summary>
    public decimal Tax => After.Tax - Before.Tax;

    /// <summary>By how much the total differs.</summary>
    public decimal Total => After.Total - Before.Total;

    /// <summary>Compares two priced documents.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <returns>The difference; or <c>pricing.difference_currency</c> for two currencies.</returns>
    public static Result<QuoteDifference> Between(PricedQuote before, PricedQuote after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Currency != after.Currency)
            return Result.Invalid(new ValidationError("/currency", $"{before.Currency} and {after.Currency} have no difference: price one of them in the currency of the other.", "pricing.difference_currency"));
        Dictionary<string, PricedLine> earlier = before.Lines.ToDictionary(static line => line.Id, StringComparer.Ordinal);
        List<LineDifference> lines = [];
        foreach (PricedLine line in after.Lines) lines.Add(Compare(earlier.Remove(line.Id, out PricedLine? old) ? old : null, line));
        lines.AddRange(before.Lines.Where(line => earlier.ContainsKey(line.Id)).Select(static line => Compare(line, null)));
        return new QuoteDifference(lines, Sum(before.Lines, after.Lines), before.Totals, after.Totals);
    }

    private static LineDifference Compare(PricedLine? before, PricedLine? after)
    {
        LineChange change = before is null ? LineChange.Added : after is null ? LineChange.Removed
            : IsSame(before, after) ? LineChange.Same : LineChange.Changed;
        return new LineDifference((after ?? before)!.Id, change, before, after, Sum(before is null ? [] : [before], after is null ? [] : [after]));
    }

    private static bool IsSame(PricedLine before, PricedLine after) =>
        before.Product == after.Product && before.Quantity == after.Quantity && before.UnitPrice == after.UnitPrice && before.Cost == after.Cost
        && before.DiscountPercent == after.DiscountPercent && before.GrantedPercent == after.GrantedPercent && before.PriceSource == after.PriceSource
        && before.Charge.Parts.SequenceEqual(after.Charge.Parts) && before.Taxes.SequenceEqual(after.Taxes) && before.Waterfall.Steps.SequenceEqual(after.Waterfall.Steps);

    private static StageDifference[] Sum(IReadOnlyList<PricedLine> before, IReadOnlyList<PricedLine> after)
    {
        SortedDictionary<PriceStage, StageDifference> stages = [];
        foreach (PriceStep step in before.SelectMany(static line => line.Waterfall.Steps))
            stages[step.Stage] = new StageDifference(step.Stage, Of(step.Stage).Before + step.Delta, 0m);
        foreach (PriceStep step in after.SelectMany(static line => line.Waterfall.Steps))
            stages[step.Stage] = Of(step.Stage) with { After = Of(step.Stage).After + step.Delta };
        return [.. stages.Values];

        StageDifference Of(PriceStage stage) => stages.GetValueOrDefault(stage, new StageDifference(stage, 0m, 0m));
    }
}
