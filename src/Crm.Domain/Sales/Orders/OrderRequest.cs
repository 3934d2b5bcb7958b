using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What is to be ordered, by whom: handed over by an accepted quote or a cart as plain data.</summary>
/// <param name="PartyKey">Who orders.</param>
/// <param name="BillToKey">Who pays; null if not known yet. Needed to confirm.</param>
/// <param name="Currency">The currency of every amount.</param>
/// <param name="Lines">What is ordered, in order.</param>
public sealed record OrderRequest(string PartyKey, string? BillToKey, Currency Currency, IReadOnlyList<OrderRequestLine> Lines)
{
    /// <summary>The quote it comes from; null for a cart.</summary>
    public string? QuoteKey { get; init; }

    /// <summary>The opportunity the quote belongs to; null if none.</summary>
    public string? OpportunityKey { get; init; }
}
