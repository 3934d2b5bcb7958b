using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Pricing;

/// <summary>The JSON form of what a quote was priced with. What was stored before rates were kept has none.</summary>
internal sealed record PricingContextDocument(Instant AsOf, string Currency, IReadOnlyDictionary<string, string> Attributes, LocalDate? RateDate)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExchangeRatesDocument? Rates { get; init; }
}
