using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>
/// A pricing context with the rates of its day; attributes in ordinal order, so that the same context is the same text in every culture.
/// </summary>
internal sealed class PricingContextConverter : JsonConverter<PricingContext>
{
    public override PricingContext Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        PricingContextDocument document = JsonSerializer.Deserialize(ref reader, QuoteJsonContext.Default.PricingContextDocument) ?? throw new JsonException("A context is an object.");
        return new PricingContext(document.AsOf, document.Currency)
        {
            Attributes = document.Attributes.ToImmutableSortedDictionary(StringComparer.Ordinal),
            RateDate = document.RateDate,
            Rates = document.Rates is ExchangeRatesDocument rates ? Compiled(rates) : null,
        };
    }

    public override void Write(Utf8JsonWriter writer, PricingContext value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new PricingContextDocument(value.AsOf, value.Currency, value.Attributes, value.RateDate) { Rates = Document(value) }, QuoteJsonContext.Default.PricingContextDocument);

    /// <summary>The rates that the context can have asked for: of its day, between currencies that lists and documents are in.</summary>
    internal static ExchangeRates? RatesOfTheDay(PricingContext context) => Document(context) is ExchangeRatesDocument document ? Compiled(document) : null;

    private static ExchangeRatesDocument? Document(PricingContext context)
    {
        if (context.Rates is null || context.RateDate is not LocalDate day) return null;
        ExchangeRate[] rates = [.. context.Rates.On(day).Where(static rate => IsIso(rate.From) && IsIso(rate.To))];
        return rates.Length == 0 ? null : new ExchangeRatesDocument(context.Rates.Pivot is Currency pivot && IsIso(pivot) ? pivot : null, rates);
    }

    private static bool IsIso(Currency currency) => Currency.TryOf(currency.Code, out Currency? known) && known == currency;

    private static ExchangeRates Compiled(ExchangeRatesDocument document) =>
        ExchangeRates.Compile(document.Rates, document.Pivot) is { IsSuccess: true } compiled ? compiled.Value : throw new JsonException("The rates of the context contradict each other.");
}
