using System.Globalization;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Pages.Pricing;

/// <summary>How numbers of quotes are written on the pages.</summary>
internal static class QuoteTexts
{
    public static string Amount(decimal amount, string currency)
    {
        int digits = Currency.Of(currency).MinorUnits ?? 2;
        return amount.ToString("#,##0" + (digits == 0 ? "" : "." + new string('0', digits)) + "########", CultureInfo.InvariantCulture);
    }

    public static string Number(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);

    public static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>A difference: what is more says so, what is the same is a dash.</summary>
    public static string Signed(string number) =>
        number.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? "–" : number.StartsWith('-') ? number : "+" + number;

    public static string Date(LocalDate? date) => date is LocalDate day ? LocalDatePattern.Iso.Format(day) : "further notice";

    /// <summary>What one comes to before discounts. Not the rate of a line that is a percentage of others.</summary>
    public static string Unit(PricedLine line, string currency) =>
        line.Quantity == 0m ? "–" : Amount(decimal.Round(line.Waterfall.After(PriceStage.Contracted) / line.Quantity, 4), currency);

    /// <summary>A change of a price: what comes on top says so.</summary>
    public static string Change(PriceStep step, string currency) =>
        step.Stage == PriceStage.List ? Amount(step.Delta, currency) : Signed(Amount(step.Delta, currency));

    public static string Words(PriceStage stage) => stage switch
    {
        PriceStage.List => "List price",
        PriceStage.Contracted => "Price that took its place",
        PriceStage.Schedule => "Discount by quantity",
        PriceStage.Proration => "Part of the term",
        PriceStage.Additional => "Granted by the seller",
        PriceStage.Document => "Share of the document's discount",
        PriceStage.IncludedTax => "Tax contained in the price",
        _ => stage.ToString(),
    };

    public static string Words(PriceRejection rejection) => rejection switch
    {
        PriceRejection.None => "taken",
        PriceRejection.OtherCurrency => "in another currency",
        PriceRejection.NotValid => "not valid on that day",
        PriceRejection.ListCondition => "its list is for other customers",
        PriceRejection.Condition => "for other customers",
        PriceRejection.QuantityTooLow => "the quantity is too low",
        PriceRejection.QuantityTooHigh => "the quantity is too high",
        PriceRejection.When => "its condition does not hold",
        PriceRejection.NoBasePrice => "the list it derives from has no price",
        PriceRejection.RankedLower => "another price of its kind ranks higher",
        _ => "another price took its place",
    };

    /// <summary>What became of a discount. Attributes and values are those of the catalogue.</summary>
    public static string Words(RuleConsideration rule) => rule.Outcome switch
    {
        RuleOutcome.Applied => "taken off",
        RuleOutcome.NotValid => "not valid on that day",
        RuleOutcome.Condition => rule.Unmatched is { } unmatched ? $"only where {unmatched.Attribute} is {string.Join(" or ", unmatched.Values)}" : "for other customers",
        RuleOutcome.QuantityTooLow => "the quantity is too low",
        RuleOutcome.QuantityTooHigh => "the quantity is too high",
        RuleOutcome.When => rule.When is { } when ? string.Join("; ", when.DecisiveLeaves.Select(static part => $"only where {part.Condition}, here {part.Actual?.ToString() ?? "not known"}")) : "its condition does not hold",
        RuleOutcome.ExclusiveGroup => "another discount of its group takes off more",
        _ => "the policy takes another discount",
    };

    public static string Words(DiscountGoal goal) => goal switch
    {
        DiscountGoal.TotalAtMost => "a total of at most",
        DiscountGoal.NetAtMost => "a net of at most",
        DiscountGoal.NetAtLeast => "a net of at least",
        DiscountGoal.MarginPercentAtLeast => "a margin in % of at least",
        _ => "a margin in % of at most",
    };

    /// <summary>Who may agree, and how many of them must.</summary>
    public static string Needed(ApprovalStep step) =>
        (step.Approvers.Count > 1 ? $"{step.Quorum} of " : "") + string.Join(", ", step.Approvers) + (step.EscalateTo.Count > 0 ? $"; later {string.Join(", ", step.EscalateTo)}" : "");

    /// <summary>Why a row asks: each thing that it looks at once, with what was found.</summary>
    public static string Because(RequiredApproval required) => string.Join(" and ", required.Rule.Conditions.Zip(required.Values)
        .GroupBy(static pair => (pair.First.Measure, pair.First.Product, pair.First.Category, pair.Second))
        .Select(static group => $"{Words(group.Key.Measure)}{(group.Key.Product ?? group.Key.Category) switch { null => "", string of => " of " + of }} is {Value(group.Key.Measure, group.Key.Second)}: "
            + string.Join(" and ", group.Select(static pair => $"{Words(pair.First.Comparison)} {Value(pair.First.Measure, pair.First.Threshold)}"))));

    private static string Value(ApprovalMeasure measure, decimal? value) =>
        value is not decimal known ? "not known"
        : measure is ApprovalMeasure.GrantedPercent or ApprovalMeasure.DiscountPercent or ApprovalMeasure.MarginPercent ? Percent(known) : Number(known);

    private static string Words(ApprovalMeasure measure) => measure switch
    {
        ApprovalMeasure.GrantedPercent => "the largest discount granted on a line",
        ApprovalMeasure.DiscountPercent => "the largest discount on a line",
        ApprovalMeasure.MarginPercent => "the margin",
        ApprovalMeasure.TermMonths => "the term in months",
        _ => "the net",
    };

    private static string Words(ApprovalComparison comparison) => comparison switch
    {
        ApprovalComparison.GreaterThan => "more than",
        ApprovalComparison.LessThan => "less than",
        ApprovalComparison.AtLeast => "at least",
        ApprovalComparison.AtMost => "at most",
        _ => "exactly",
    };
}
