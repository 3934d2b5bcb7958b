using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The JSON forms of catalogues, matrices, templates and terms: definitions, whose reader names every problem and whose schema says what a number is.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(DecimalJsonConverter), typeof(InstantJsonConverter), typeof(LocalDateJsonConverter), typeof(DurationJsonConverter),
        typeof(EffectivePeriodJsonConverter), typeof(RoundingRuleJsonConverter), typeof(EnumJsonConverter<RoundingMode>),
    ])]
[JsonSerializable(typeof(ApprovalMatrixDefinition))]
[JsonSerializable(typeof(ContractTerm))]
[JsonSerializable(typeof(PriceCatalog))]
[JsonSerializable(typeof(QuoteTemplateDefinition))]
internal sealed partial class PricingDefinitionsJsonContext : JsonSerializerContext;
