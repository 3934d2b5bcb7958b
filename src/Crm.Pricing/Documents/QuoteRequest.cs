using System.Text.Json.Serialization;

namespace Crm.Pricing;

/// <summary>A document to be priced.</summary>
/// <param name="Lines">The lines, in the order of the document.</param>
public sealed record QuoteRequest(IReadOnlyList<QuoteLineRequest> Lines)
{
    /// <summary>A discount on the whole document, a percentage or an amount; null for none.</summary>
    /// <remarks>It is taken before tax and lands on the rounded sum exactly: the lines share it in whole smallest units.</remarks>
    public DiscountValue? DocumentDiscount { get; init; }

    /// <summary>What the proposal says besides the prices, paragraph by paragraph; null for nothing.</summary>
    /// <remarks>It prices nothing, but it is agreed to with the rest: it is part of what <see cref="QuoteContent.Hash"/> covers.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Terms { get; init; }
}
