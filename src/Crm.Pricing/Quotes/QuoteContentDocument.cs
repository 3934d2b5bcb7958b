namespace Crm.Pricing;

/// <summary>The JSON form of what a quote says.</summary>
internal sealed record QuoteContentDocument(int SchemaVersion, QuoteRequest Request, PricedQuote Prices);
