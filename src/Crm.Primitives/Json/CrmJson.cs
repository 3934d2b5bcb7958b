using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;

namespace Crm.Primitives;

/// <summary>The JSON conventions of the family: converters and strict options.</summary>
/// <remarks>
/// camelCase names; decimals and money as text, dates as ISO 8601, enums by name; unknown and duplicate members, comments, trailing commas and
/// numbers in quotes are errors; a member that is required or not nullable must be there. Members that are null are not written.
/// </remarks>
public static class CrmJson
{
    /// <summary>Names in every script stay readable; what could end a script tag is still escaped.</summary>
    internal static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>Makes options for a source-generated context: <c>new PricingJsonContext(CrmJson.CreateOptions())</c>.</summary>
    /// <param name="currencies">The currencies that may be read; those of ISO 4217 if null.</param>
    /// <returns>New options without a resolver, which the context sets; give each context its own.</returns>
    public static JsonSerializerOptions CreateOptions(CurrencyTable? currencies = null)
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 512,
            Encoder = Encoder,
        };
        foreach (JsonConverter converter in CreateConverters(currencies ?? CurrencyTable.Iso4217)) options.Converters.Add(converter);
        return options;
    }

    /// <summary>The converters, for options of your own.</summary>
    /// <param name="currencies">The currencies that may be read.</param>
    public static IReadOnlyList<JsonConverter> CreateConverters(CurrencyTable currencies)
    {
        ArgumentNullException.ThrowIfNull(currencies);
        return
        [
            new InstantJsonConverter(), new LocalDateJsonConverter(), new LocalTimeJsonConverter(), new LocalDateTimeJsonConverter(),
            new DurationJsonConverter(), new PeriodJsonConverter(), new DateTimeZoneJsonConverter(), new EnumJsonConverter<IsoDayOfWeek>(),
            new DecimalJsonConverter(), new CurrencyJsonConverter(currencies), new MoneyJsonConverter(currencies), new EffectivePeriodJsonConverter(),
            new RoundingRuleJsonConverter(), new EnumJsonConverter<RoundingMode>(), new EnumJsonConverter<Severity>(), new ConditionJsonConverter(),
        ];
    }
}
