using NodaTime;

namespace Crm.Pricing;

/// <summary>A priced document: immutable, with everything needed to explain and to repeat it.</summary>
/// <param name="CatalogId">The catalogue.</param>
/// <param name="CatalogVersion">Its version.</param>
/// <param name="AsOf">The instant it was priced for.</param>
/// <param name="Currency">The currency of every amount.</param>
/// <param name="Lines">The lines, in the order of the request.</param>
/// <param name="Taxes">The taxes of the document.</param>
/// <param name="Totals">The sums.</param>
/// <remarks>Laws: the nets of the lines add up to the net of the totals, their taxes to its tax, and each waterfall to its line, exactly.</remarks>
public sealed record PricedQuote(
    string CatalogId,
    string CatalogVersion,
    Instant AsOf,
    string Currency,
    IReadOnlyList<PricedLine> Lines,
    IReadOnlyList<TaxGroup> Taxes,
    PriceTotals Totals)
{
    /// <summary>The largest discount that the seller grants on a line, in percent: what authority and approval are asked for.</summary>
    public decimal MaxGrantedPercent => Lines.Count == 0 ? 0m : Lines.Max(static line => line.GrantedPercent);

    /// <summary>The line with an id; null if there is none.</summary>
    /// <param name="lineId">The id.</param>
    public PricedLine? Line(string lineId) => Lines.FirstOrDefault(line => string.Equals(line.Id, lineId, StringComparison.Ordinal));
}
