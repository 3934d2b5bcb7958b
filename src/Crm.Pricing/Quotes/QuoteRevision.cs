using NodaTime;

namespace Crm.Pricing;

/// <summary>What the next version of a quote says.</summary>
/// <param name="Id">The id of the next version.</param>
/// <param name="Request">What is asked for.</param>
/// <param name="Context">What it was priced with.</param>
/// <param name="Prices">What it comes to.</param>
/// <param name="ValidUntil">The last valid day, included; null for a quote that does not expire.</param>
public sealed record QuoteRevision(QuoteId Id, QuoteRequest Request, PricingContext Context, PricedQuote Prices, LocalDate? ValidUntil);
