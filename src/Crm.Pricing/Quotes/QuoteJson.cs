using System.Text.Json.Serialization.Metadata;

namespace Crm.Pricing;

/// <summary>How what belongs to a quote besides its content is written as JSON. For adapters that store it.</summary>
public static class QuoteJson
{
    /// <summary>What it was priced with, the exchange rates of its day included.</summary>
    public static JsonTypeInfo<PricingContext> Context => QuoteJsonContext.Default.PricingContext;

    /// <summary>A round of approval.</summary>
    public static JsonTypeInfo<QuoteApproval> Approval => QuoteJsonContext.Default.QuoteApproval;

    /// <summary>What was agreed to so far.</summary>
    public static JsonTypeInfo<IReadOnlyList<RequiredApproval>> Agreed => QuoteJsonContext.Default.IReadOnlyListRequiredApproval;
}
