using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>A checked approval matrix. Immutable and thread-safe.</summary>
/// <remarks>Worked: "granted more than 10 %: the manager; more than 20 %: the manager, then two of three directors".</remarks>
public sealed class ApprovalMatrix
{
    private ApprovalMatrix(ApprovalMatrixDefinition definition) => Definition = definition;

    /// <summary>The definition.</summary>
    public ApprovalMatrixDefinition Definition { get; }

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>The matrix; or every problem: <c>pricing.approval_chain</c>, <c>pricing.approval_quorum</c>, <c>pricing.approval_delegation</c>, <c>pricing.duplicate_id</c>, <c>pricing.too_many_rules</c>.</returns>
    public static Result<ApprovalMatrix> Compile(ApprovalMatrixDefinition definition, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Problems problems = new();
        HashSet<string> ids = new(StringComparer.Ordinal);
        problems.Require(definition.Rules.Count <= (limits ?? DefinitionLimits.Default).Rules, "/rules", "pricing.too_many_rules", "The matrix has more rules than the limit: split it or raise the limit.");
        for (int i = 0; i < definition.Rules.Count; i++)
        {
            ApprovalRule rule = definition.Rules[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/rules/{i}");
            problems.Require(ids.Add(rule.Id), at + "/id", "pricing.duplicate_id", $"The rule {rule.Id} is there twice: ids are unique.");
            problems.Require(rule.Chain.Count > 0, at + "/chain", "pricing.approval_chain", "A rule needs somebody who decides: give its chain a step.");
            for (int s = 0; s < rule.Chain.Count; s++)
            {
                int people = rule.Chain[s].Approvers.Distinct(StringComparer.Ordinal).Count();
                problems.Require(rule.Chain[s].Quorum >= 1 && rule.Chain[s].Quorum <= people, string.Create(CultureInfo.InvariantCulture, $"{at}/chain/{s}/quorum"), "pricing.approval_quorum",
                    string.Create(CultureInfo.InvariantCulture, $"The quorum is between 1 and the number of approvers, {people}."));
            }
        }

        for (int i = 0; i < definition.Delegations.Count; i++)
            problems.Require(definition.Delegations[i].Approver != definition.Delegations[i].Delegate, string.Create(CultureInfo.InvariantCulture, $"/delegations/{i}"), "pricing.approval_delegation", "Nobody is the delegate of themselves.");
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new ApprovalMatrix(definition);
    }

    /// <summary>What a priced quote would need: a preview, before anything is submitted.</summary>
    /// <param name="quote">The priced quote.</param>
    public ApprovalPlan Preview(PricedQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        List<RequiredApproval> required = [];
        foreach (ApprovalRule rule in Definition.Rules)
        {
            if (rule.Currency is not null && rule.Currency != quote.Currency) continue;
            bool counts = TryMeasure(rule, quote, out decimal? value);
            bool asks = counts && (value is not decimal found || rule.Comparison switch
            {
                ApprovalComparison.GreaterThan => found > rule.Threshold,
                ApprovalComparison.LessThan => found < rule.Threshold,
                _ => found == rule.Threshold,
            });
            if (asks) required.Add(new RequiredApproval(rule, value));
        }

        return new ApprovalPlan(required);
    }

    /// <summary>For whom a person may decide on a day: themselves, and those who delegated to them.</summary>
    /// <param name="person">The person.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<string> ActsFor(string person, LocalDate day) =>
        [person, .. Definition.Delegations.Where(d => d.Delegate == person && d.Period.Contains(day)).Select(static d => d.Approver)];

    /// <summary>False if no line counts; the value is null if the measure is unknown.</summary>
    private static bool TryMeasure(ApprovalRule rule, PricedQuote quote, out decimal? value)
    {
        value = rule.Measure switch
        {
            ApprovalMeasure.MarginPercent => quote.Totals.MarginPercent,
            ApprovalMeasure.Net => quote.Totals.Net,
            _ => null,
        };
        if (rule.Measure is ApprovalMeasure.MarginPercent or ApprovalMeasure.Net) return true;
        foreach (PricedLine line in quote.Lines)
        {
            if (rule.Product is not null && rule.Product != line.Product) continue;
            decimal percent = rule.Measure == ApprovalMeasure.GrantedPercent ? line.GrantedPercent : line.DiscountPercent;
            value = value is decimal largest ? Math.Max(largest, percent) : percent;
        }

        return value is not null;
    }
}
