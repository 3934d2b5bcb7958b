using System.Text.Json.Serialization.Metadata;

namespace Crm.Pricing;

/// <summary>How the data of this package is written as JSON: camelCase, numbers and enums as text. For adapters that store it.</summary>
public static class PricingJson
{
    /// <summary>What was asked for.</summary>
    public static JsonTypeInfo<QuoteRequest> QuoteRequest => PricingJsonContext.Default.QuoteRequest;

    /// <summary>What it came to, with the trace.</summary>
    public static JsonTypeInfo<PricedQuote> PricedQuote => PricingJsonContext.Default.PricedQuote;

    /// <summary>A catalogue.</summary>
    public static JsonTypeInfo<PriceCatalog> PriceCatalog => PricingDefinitionsJsonContext.Default.PriceCatalog;
}
