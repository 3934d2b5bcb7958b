using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Pricing;

/// <summary>A pricing context without its rates; attributes in ordinal order, so that the same context is the same text in every culture.</summary>
internal sealed class PricingContextConverter : JsonConverter<PricingContext>
{
    public override PricingContext Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        PricingContextDocument document = JsonSerializer.Deserialize(ref reader, QuoteJsonContext.Default.PricingContextDocument) ?? throw new JsonException("A context is an object.");
        return new PricingContext(document.AsOf, document.Currency)
        {
            Attributes = document.Attributes.ToImmutableSortedDictionary(StringComparer.Ordinal),
            RateDate = document.RateDate,
        };
    }

    public override void Write(Utf8JsonWriter writer, PricingContext value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new PricingContextDocument(value.AsOf, value.Currency, value.Attributes, value.RateDate), QuoteJsonContext.Default.PricingContextDocument);
}
