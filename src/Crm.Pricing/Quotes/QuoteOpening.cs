using NodaTime;

namespace Crm.Pricing;

/// <summary>What is known of a quote when it is written.</summary>
/// <param name="Id">The id of its first version.</param>
/// <param name="Number">The number for people; all versions share it.</param>
/// <param name="Request">What was asked for: kept, so that it can be priced again.</param>
/// <param name="Context">What it was priced with.</param>
/// <param name="Prices">What it comes to.</param>
/// <param name="Zone">The time zone in which its last day counts.</param>
public sealed record QuoteOpening(
    QuoteId Id, string Number, QuoteRequest Request, PricingContext Context, PricedQuote Prices, DateTimeZone Zone)
{
    /// <summary>The last valid day, included; null for a quote that does not expire.</summary>
    public LocalDate? ValidUntil { get; init; }

    /// <summary>The opportunity it belongs to; null for none.</summary>
    public string? OpportunityKey { get; init; }

    /// <summary>The customer; null if not known yet.</summary>
    public string? CustomerKey { get; init; }
}
