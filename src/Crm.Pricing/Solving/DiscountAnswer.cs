namespace Crm.Pricing;

/// <summary>The discount that was found, with its proof; or that there is none.</summary>
/// <param name="IsReached">False if no allowed discount meets the target.</param>
/// <param name="Percent">The discount; if it is not reached, the one that comes nearest.</param>
/// <param name="Request">The request with that discount.</param>
/// <param name="Prices">What it comes to then.</param>
/// <param name="Value">The total, net or margin then; null for an unknown margin.</param>
/// <param name="NextPercent">The discount one step beyond, which does not meet the target: one less for the smallest, one more for the largest. Null at the end of the range, or if it is not reached.</param>
/// <param name="NextValue">The total, net or margin there: the proof.</param>
/// <param name="Pricings">How often the document was priced.</param>
public sealed record DiscountAnswer(
    bool IsReached, decimal Percent, QuoteRequest Request, PricedQuote Prices, decimal? Value, decimal? NextPercent, decimal? NextValue, int Pricings);
