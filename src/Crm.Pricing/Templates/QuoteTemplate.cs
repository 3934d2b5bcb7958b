using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>A checked quote template. Immutable and thread-safe.</summary>
public sealed class QuoteTemplate
{
    private static readonly LocalDate Latest = new(9000, 12, 31);

    private readonly HashSet<string> _lines;

    private QuoteTemplate(QuoteTemplateDefinition definition, HashSet<string> lines) => (Definition, _lines) = (definition, lines);

    /// <summary>The definition.</summary>
    public QuoteTemplateDefinition Definition { get; }

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>
    /// The template; or every problem: <c>pricing.template_lines</c>, <c>pricing.template_validity</c>, <c>pricing.discount_stage</c>,
    /// <c>pricing.duplicate_id</c>, <c>pricing.too_many_rules</c>, and those of the prices of the lines.
    /// </returns>
    public static Result<QuoteTemplate> Compile(QuoteTemplateDefinition definition, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        limits ??= DefinitionLimits.Default;
        Problems problems = new();
        HashSet<string> ids = new(StringComparer.Ordinal);
        problems.Require(definition.Lines.Count > 0, "/lines", "pricing.template_lines", "A template has at least one line.");
        problems.Require(definition.ValidityDays is null or (>= 0 and <= 36_600), "/validityDays", "pricing.template_validity", "A quote is valid for 0 days to 100 years.");
        long size = definition.Lines.Sum(static line => 1L + line.Discounts.Count) + definition.DefaultDiscounts.Count + definition.Terms.Count;
        if (size > limits.Rules) problems.Error("/lines", "pricing.too_many_rules", "The template has more lines, discounts and terms than the limit: split it or raise the limit.");
        else Check(definition, ids, limits, problems);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new QuoteTemplate(definition, ids);
    }

    /// <summary>Writes a quote from it.</summary>
    /// <param name="on">The day.</param>
    /// <param name="quantities">Other quantities for some lines, by their ids; 0 leaves a line out. Null for the usual ones.</param>
    /// <returns>
    /// The draft; or <c>pricing.template_period</c> on a day on which the template is not used or after the year 9000,
    /// <c>pricing.template_line</c> for each line that it does not have.
    /// </returns>
    public Result<QuoteDraft> Instantiate(LocalDate on, IReadOnlyDictionary<string, decimal>? quantities = null)
    {
        Problems problems = new();
        problems.Require(Definition.Period.Contains(on) && on <= Latest, "/on", "pricing.template_period", $"The template {Definition.Id} is used in {Definition.Period} only: take another version.");
        foreach (string line in quantities?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
            problems.Require(_lines.Contains(line), "/quantities/" + line.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), "pricing.template_line", $"The template has no line {line}.");
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        List<QuoteLineRequest> lines = [];
        foreach (QuoteLineRequest line in Definition.Lines)
        {
            decimal quantity = quantities is not null && quantities.TryGetValue(line.Id, out decimal wanted) ? wanted : line.Quantity;
            if (quantity == 0m) continue;
            lines.Add(line with { Quantity = quantity, Discounts = line.Discounts.Count > 0 ? line.Discounts : Definition.DefaultDiscounts });
        }

        return new QuoteDraft(
            Definition.Id, Definition.Version,
            new QuoteRequest(lines) { DocumentDiscount = Definition.DocumentDiscount, Terms = Definition.Terms.Count > 0 ? Definition.Terms : null },
            Definition.ValidityDays is int days ? on.PlusDays(days) : null);
    }

    private static void Check(QuoteTemplateDefinition definition, HashSet<string> ids, DefinitionLimits limits, Problems problems)
    {
        for (int i = 0; i < definition.Lines.Count; i++)
        {
            QuoteLineRequest line = definition.Lines[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/lines/{i}");
            problems.Require(ids.Add(line.Id), at + "/id", "pricing.duplicate_id", $"The line {line.Id} is there twice: ids are unique.");
            line.Price?.Check(at + "/price", limits, problems);
            CheckDiscounts(line.Discounts, at + "/discounts", problems);
        }

        CheckDiscounts(definition.DefaultDiscounts, "/defaultDiscounts", problems);
    }

    private static void CheckDiscounts(IReadOnlyList<Discount> discounts, string path, Problems problems)
    {
        for (int d = 0; d < discounts.Count; d++)
        {
            problems.Require(CatalogChecks.IsDiscountStage(discounts[d].Stage), string.Create(CultureInfo.InvariantCulture, $"{path}/{d}/stage"), "pricing.discount_stage",
                "A discount belongs to one of the stages schedule, promotion, additional, partner or distributor.");
        }
    }
}
