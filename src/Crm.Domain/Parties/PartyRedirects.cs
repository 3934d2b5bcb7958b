namespace Crm.Domain;

/// <summary>Follows merges: outside systems hold the ids of parties that were merged long ago.</summary>
public static class PartyRedirects
{
    /// <summary>The party that goes on for an id.</summary>
    /// <param name="id">Any id, old or new.</param>
    /// <param name="mergedInto">Answers what a party was merged into; null if it was not.</param>
    /// <returns>The end of the chain; the id itself if it was never merged. A chain that runs in a circle ends where it would repeat.</returns>
    public static PartyId Resolve(PartyId id, Func<PartyId, PartyId?> mergedInto)
    {
        ArgumentNullException.ThrowIfNull(mergedInto);
        HashSet<PartyId> seen = [id];
        while (mergedInto(id) is PartyId next && seen.Add(next)) id = next;
        return id;
    }
}
