using System.Runtime.InteropServices;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>A checked approval matrix. Immutable and thread-safe.</summary>
/// <remarks>Worked: "granted more than 10 %: the manager; more than 20 %: the manager, then two of three directors".</remarks>
public sealed class ApprovalMatrix
{
    private readonly ApprovalMeasures _measures;

    /// <summary>What each condition of each row measures, and the number of the question that it asks: rows share them.</summary>
    private readonly int[][] _measureOf, _questionOf;
    private readonly (int Measure, ApprovalCondition Condition)[] _questions;

    private ApprovalMatrix(ApprovalMatrixDefinition definition, IReadOnlyList<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        _measures = new ApprovalMeasures(definition.Rules.SelectMany(static rule => rule.Conditions));
        _measureOf = [.. definition.Rules.Select(rule => rule.Conditions.Select(_measures.IndexOf).ToArray())];
        Dictionary<ApprovalCondition, int> questions = [];
        _questionOf = [.. definition.Rules.Select(rule => rule.Conditions.Select(condition =>
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(questions, condition, out bool known);
            return known ? number : number = questions.Count - 1;
        }).ToArray())];
        _questions = [.. questions.OrderBy(static question => question.Value).Select(question => (_measures.IndexOf(question.Key), question.Key))];
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
    public ApprovalPlan Preview(PricedQuote quote, ApprovalFacts? facts = null) => Preview(quote, facts, null);

    /// <summary>The preview of a quote whose request is at hand.</summary>
    internal ApprovalPlan Preview(PricedQuote quote, ApprovalFacts? facts, QuoteRequest? request)
    {
        ArgumentNullException.ThrowIfNull(quote);
        facts ??= new ApprovalFacts();
        ApprovalMeasures.Measured[] found = _measures.Of(quote, facts, request);
        bool[] asks = Array.ConvertAll(_questions, question => Asks(question.Condition, found[question.Measure]));
        List<RequiredApproval> required = [];
        for (int r = 0; r < _measureOf.Length; r++)
        {
            if (!All(_questionOf[r], asks)) continue;
            ApprovalRule rule = Definition.Rules[r];
            if (rule.Currency is not null && rule.Currency != quote.Currency) continue;
            if (facts.Author is not null && rule.Exempt.Contains(facts.Author, StringComparer.Ordinal)) continue;
            required.Add(new RequiredApproval(rule, Array.ConvertAll(_measureOf[r], i => found[i].Value)) { Currency = quote.Currency });
        }

        return new ApprovalPlan(required);
    }

    /// <summary>For whom a person stands in on a day: those who delegated to them, in the order of the matrix, each once.</summary>
    /// <param name="person">The person.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<string> StandsInFor(string person, LocalDate day) =>
        [.. Definition.Delegations.Where(d => d.Delegate == person && d.Period.Contains(day)).Select(static d => d.Approver).Distinct(StringComparer.Ordinal)];

    private static bool Asks(ApprovalCondition condition, in ApprovalMeasures.Measured measured) =>
        measured.Counts && (!measured.IsKnown || condition.IsMetBy(measured.Amount));

    private static bool All(int[] questions, bool[] asks)
    {
        foreach (int question in questions)
        {
            if (!asks[question]) return false;
        }

        return true;
    }
}
