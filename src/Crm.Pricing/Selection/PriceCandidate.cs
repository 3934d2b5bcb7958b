using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A price that was looked at, and what became of it.</summary>
/// <param name="ListId">The list.</param>
/// <param name="EntryId">The price.</param>
/// <param name="Origin">The kind of the list.</param>
/// <param name="MatchedConditions">How many conditions of price and list matched.</param>
/// <param name="Amount">What the quantity costs by it, in the currency of the quote and unrounded; null if it never came to that.</param>
/// <param name="Rejection">Why it did not count; none for the winner.</param>
public sealed record PriceCandidate(string ListId, string EntryId, PriceOrigin Origin, int MatchedConditions, decimal? Amount, PriceRejection Rejection)
{
    /// <summary>The condition data taken apart; null unless that is why it did not count.</summary>
    public ConditionTrace? When { get; init; }
}
