using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A quote to begin with: the definition, as plain data. Compile it with <see cref="QuoteTemplate.Compile"/>.</summary>
/// <param name="Id">The id.</param>
/// <param name="Version">The version; a published version does not change.</param>
/// <param name="Lines">The lines, each with its usual quantity, discounts and, if it does not come from the catalogue, price.</param>
public sealed record QuoteTemplateDefinition(string Id, string Version, IReadOnlyList<QuoteLineRequest> Lines)
{
    /// <summary>The JSON form: reading reports every problem with its place, and <c>ExportSchema</c> gives the JSON Schema.</summary>
    public static DefinitionJson<QuoteTemplateDefinition> Json { get; } = new(PricingDefinitionsJsonContext.Default.QuoteTemplateDefinition, schemaVersion: 1);

    /// <summary>What every line gets that has no discounts of its own.</summary>
    public IReadOnlyList<Discount> DefaultDiscounts { get; init; } = [];

    /// <summary>A discount on the whole document; null for none.</summary>
    public DiscountValue? DocumentDiscount { get; init; }

    /// <summary>For how many days the quote is valid, the day it is written not counted; null if it does not expire.</summary>
    /// <remarks>Worked: 30 days from 1 April is valid until 1 May, included.</remarks>
    public int? ValidityDays { get; init; }

    /// <summary>What the proposal says besides the prices, paragraph by paragraph. It goes into the request, and so under the hash of the quote.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>The days on which it may be used.</summary>
    public EffectivePeriod Period { get; init; }
}
