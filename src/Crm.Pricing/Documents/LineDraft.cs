using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A line on its way: priced up to the document discount and the taxes.</summary>
internal sealed class LineDraft
{
    internal required QuoteLineRequest Request { get; init; }

    internal required ProductInfo Product { get; init; }

    internal required WaterfallBuilder Steps { get; init; }

    internal required Charge Charge { get; init; }

    internal required string Source { get; init; }

    internal required decimal UnitPrice { get; init; }

    internal required decimal DiscountPercent { get; init; }

    internal required decimal GrantedPercent { get; init; }

    internal required decimal? Cost { get; init; }

    /// <summary>The amount of the line, rounded, before the document discount.</summary>
    internal decimal Amount => Steps.Amount;

    internal IReadOnlyList<Tax> Taxes => Request.Taxes ?? Product.Product.Taxes;
}
