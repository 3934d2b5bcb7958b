using NodaTime;

namespace Crm.Pricing;

/// <summary>The JSON form of what a quote was priced with. Exchange rates are the host's to keep.</summary>
internal sealed record PricingContextDocument(Instant AsOf, string Currency, IReadOnlyDictionary<string, string> Attributes, LocalDate? RateDate);
