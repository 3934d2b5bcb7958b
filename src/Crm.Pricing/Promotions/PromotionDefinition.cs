using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>The promotions of a shop and their coupons: the definition, as plain data. Compile it with <see cref="PromotionEngine.Compile(PromotionDefinition, DefinitionLimits)"/>.</summary>
/// <param name="Id">The id.</param>
/// <param name="Version">The version.</param>
/// <param name="Zone">The time zone whose days the periods mean.</param>
/// <param name="Rounding">The smallest unit and the rounding.</param>
/// <param name="Promotions">The promotions, in their order.</param>
/// <param name="Coupons">The coupons.</param>
public sealed record PromotionDefinition(
    string Id, string Version, DateTimeZone Zone, RoundingRule Rounding, ImmutableArray<Promotion> Promotions, ImmutableArray<Coupon> Coupons)
{
    /// <summary>The JSON form: reading reports every problem with its place, and <c>ExportSchema</c> gives the JSON Schema.</summary>
    public static DefinitionJson<PromotionDefinition> Json { get; } = new(PromotionJsonContext.Create().PromotionDefinition, schemaVersion: 1);
}

/// <summary>The shape of the definition, generated at compile time.</summary>
[JsonSerializable(typeof(PromotionDefinition))]
internal sealed partial class PromotionJsonContext : JsonSerializerContext
{
    internal static PromotionJsonContext Create()
    {
        JsonSerializerOptions options = CrmJson.CreateOptions();
        options.Converters.Add(new EnumJsonConverter<DiscountUnit>());
        return new PromotionJsonContext(options);
    }
}
