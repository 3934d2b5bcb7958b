using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The JSON forms of requests and results, generated at compile time: no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(DecimalTextConverter), typeof(InstantTextConverter), typeof(LocalDateJsonConverter)])]
[JsonSerializable(typeof(QuoteContentDocument))]
[JsonSerializable(typeof(QuoteRequest))]
[JsonSerializable(typeof(PricedQuote))]
[JsonSerializable(typeof(PriceStep[]))]
internal sealed partial class PricingJsonContext : JsonSerializerContext;
