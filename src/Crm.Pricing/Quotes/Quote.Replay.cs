using Crm.Primitives;

namespace Crm.Pricing;

public sealed partial class Quote
{
    /// <summary>Prices it once more with the catalogue that it was priced with, and compares.</summary>
    /// <param name="engine">The engine of that version of the catalogue.</param>
    /// <param name="rates">Other exchange rates than those that are kept with it, for a quote stored before they were; null for those.</param>
    /// <returns>
    /// The prices, the same to the byte; or <c>pricing.replay_catalog</c> if the catalogue is another, <c>pricing.replay_differs</c> if they came out
    /// otherwise, or the problems of pricing. Lines that were priced before <see cref="PricedLine.UnitRatio"/> was kept get it here.
    /// </returns>
    public Result<PricedQuote> Replay(PricingEngine engine, ExchangeRates? rates = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (engine.Catalog.Id != Prices.CatalogId || engine.Catalog.Version != Prices.CatalogVersion)
            return Refused("pricing.replay_catalog", $"The quote was priced with version {Prices.CatalogVersion} of {Prices.CatalogId}: compile that one.");
        Result<PricedQuote> again = engine.Price(Request, rates is null ? Context : Context with { Rates = rates });
        if (!again.IsSuccess) return again;
        return QuoteContent.ToJson(Request, AsKept(again.Value)).AsSpan().SequenceEqual(QuoteContent.ToJson(Request, Prices))
            ? again
            : Refused("pricing.replay_differs", "The same request came out otherwise: the catalogue, the rates or the library is not what it was. QuoteDifference.Between shows where.");

        PricedQuote AsKept(PricedQuote priced) => priced.Lines.Count != Prices.Lines.Count
            ? priced
            : priced with { Lines = [.. priced.Lines.Zip(Prices.Lines, static (line, kept) => kept.UnitRatio is null ? line with { UnitRatio = null } : line)] };

        static Result<PricedQuote> Refused(string code, string message) => Result.Invalid(new ValidationError(null, message, code));
    }
}
