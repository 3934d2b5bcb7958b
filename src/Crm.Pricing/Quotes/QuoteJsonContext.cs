using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The JSON forms of what belongs to a quote besides its content, generated at compile time: no reflection.</summary>
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
        typeof(DecimalTextConverter), typeof(InstantTextConverter), typeof(LocalDateJsonConverter), typeof(DurationJsonConverter),
        typeof(EffectivePeriodJsonConverter), typeof(PricingContextConverter), typeof(RoundingRuleJsonConverter),
        typeof(EnumJsonConverter<RoundingMode>),
    ])]
[JsonSerializable(typeof(ApprovalMatrixDefinition))]
[JsonSerializable(typeof(ContractTerm))]
[JsonSerializable(typeof(QuoteApproval))]
[JsonSerializable(typeof(QuoteTemplateDefinition))]
[JsonSerializable(typeof(IReadOnlyList<RequiredApproval>))]
[JsonSerializable(typeof(PricingContextDocument))]
[JsonSerializable(typeof(PricingContext))]
internal sealed partial class QuoteJsonContext : JsonSerializerContext;
