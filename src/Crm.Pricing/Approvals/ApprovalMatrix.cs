using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>A checked approval matrix. Immutable and thread-safe.</summary>
/// <remarks>Worked: "granted more than 10 %: the manager; more than 20 %: the manager, then two of three directors".</remarks>
public sealed class ApprovalMatrix
{
    private readonly ApprovalMeasures _measures;
    private readonly int[][] _measureOf;

    private ApprovalMatrix(ApprovalMatrixDefinition definition, IReadOnlyList<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        _measures = new ApprovalMeasures(definition.Rules.SelectMany(static rule => rule.Conditions));
        _measureOf = [.. definition.Rules.Select(rule => rule.Conditions.Select(_measures.IndexOf).ToArray())];
    }

    /// <summary>The matrix that asks nobody.</summary>
    public static ApprovalMatrix None { get; } = new(new ApprovalMatrixDefinition("none", "1", []), []);

    /// <summary>The definition.</summary>
    public ApprovalMatrixDefinition Definition { get; }

    /// <summary>Warnings: <c>pricing.approval_never_asks</c> for a row whose conditions exclude each other; empty if there are none.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>
    /// The matrix; or every problem: <c>pricing.approval_chain</c>, <c>pricing.approval_people</c>, <c>pricing.approval_quorum</c>,
    /// <c>pricing.approval_escalation</c>, <c>pricing.approval_condition</c>, <c>pricing.approval_delegation</c>,
    /// <c>pricing.approval_delegation_cycle</c>, <c>pricing.duplicate_id</c>, <c>pricing.too_many_rules</c>.
    /// </returns>
    public static Result<ApprovalMatrix> Compile(ApprovalMatrixDefinition definition, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Problems problems = ApprovalChecks.Run(definition, limits ?? DefinitionLimits.Default);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new ApprovalMatrix(definition, problems.Diagnostics);
    }

    /// <summary>What a priced quote would need: a preview, before anything is submitted.</summary>
    /// <param name="quote">The priced quote.</param>
    /// <param name="facts">What the quote does not say; null for nothing. <see cref="PricingEngine.Price(QuoteRequest, PricingContext, ApprovalMatrix, ApprovalFacts?)"/> prices and previews in one call.</param>
    public ApprovalPlan Preview(PricedQuote quote, ApprovalFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(quote);
        facts ??= new ApprovalFacts();
        ApprovalMeasures.Measured[] found = _measures.Of(quote, facts);
        List<RequiredApproval> required = [];
        for (int r = 0; r < _measureOf.Length; r++)
        {
            ApprovalRule rule = Definition.Rules[r];
            if (!Asks(rule, _measureOf[r], found)) continue;
            if (rule.Currency is not null && rule.Currency != quote.Currency) continue;
            if (facts.Author is not null && rule.Exempt.Contains(facts.Author, StringComparer.Ordinal)) continue;
            required.Add(new RequiredApproval(rule, Array.ConvertAll(_measureOf[r], i => found[i].Value)));
        }

        return new ApprovalPlan(required);
    }

    /// <summary>For whom a person stands in on a day: those who delegated to them, in the order of the matrix, each once.</summary>
    /// <param name="person">The person.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<string> StandsInFor(string person, LocalDate day) =>
        [.. Definition.Delegations.Where(d => d.Delegate == person && d.Period.Contains(day)).Select(static d => d.Approver).Distinct(StringComparer.Ordinal)];

    private static bool Asks(ApprovalRule rule, int[] measureOf, ApprovalMeasures.Measured[] found)
    {
        for (int c = 0; c < measureOf.Length; c++)
        {
            ref readonly ApprovalMeasures.Measured measured = ref found[measureOf[c]];
            if (!measured.Counts || (measured.IsKnown && !rule.Conditions[c].IsMetBy(measured.Amount))) return false;
        }

        return true;
    }
}
