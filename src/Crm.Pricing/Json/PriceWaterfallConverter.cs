using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Pricing;

/// <summary>A waterfall is the list of its steps.</summary>
internal sealed class PriceWaterfallConverter : JsonConverter<PriceWaterfall>
{
    public override PriceWaterfall Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        PriceStep[] steps = JsonSerializer.Deserialize(ref reader, PricingJsonContext.Default.PriceStepArray) ?? [];
        try
        {
            return new PriceWaterfall(steps);
        }
        catch (Exception broken) when (broken is ArgumentException or OverflowException)
        {
            throw new JsonException(broken.Message, broken);
        }
    }

    public override void Write(Utf8JsonWriter writer, PriceWaterfall value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (PriceStep step in value.Steps) JsonSerializer.Serialize(writer, step, PricingJsonContext.Default.PriceStep);
        writer.WriteEndArray();
    }
}
