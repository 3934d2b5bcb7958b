using NodaTime;

namespace Crm.Pricing;

/// <summary>What is handed over when a quote was accepted: the host makes its order and contract of it. Immutable.</summary>
/// <param name="Id">The version that was accepted.</param>
/// <param name="Number">Its number.</param>
/// <param name="Revision">Its version number.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Prices">Lines, prices and trace, as they were frozen.</param>
/// <param name="ContentHash">The hash of request and prices: the same text in all that was approved, presented and accepted.</param>
/// <param name="OpportunityKey">The opportunity; null for none.</param>
/// <param name="CustomerKey">The customer; null if not known.</param>
/// <param name="AcceptedBy">Who accepted it.</param>
/// <param name="AcceptedAt">When.</param>
public sealed record AcceptedQuote(
    QuoteId Id,
    string Number,
    int Revision,
    QuoteRequest Request,
    PricedQuote Prices,
    string ContentHash,
    string? OpportunityKey,
    string? CustomerKey,
    string AcceptedBy,
    Instant AcceptedAt);
