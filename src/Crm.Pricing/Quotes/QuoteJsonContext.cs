using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The JSON forms of what is kept with a quote besides its content. Its numbers are results and may have every digit that a decimal holds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DecimalTextConverter), typeof(InstantTextConverter), typeof(LocalDateJsonConverter), typeof(DurationJsonConverter), typeof(CurrencyJsonConverter),
        typeof(PricingContextConverter),
    ])]
[JsonSerializable(typeof(QuoteApproval))]
[JsonSerializable(typeof(IReadOnlyList<RequiredApproval>))]
[JsonSerializable(typeof(PricingContextDocument))]
[JsonSerializable(typeof(PricingContext))]
internal sealed partial class QuoteJsonContext : JsonSerializerContext;
