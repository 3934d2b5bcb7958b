using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Keeps the entries of the 360 views.</summary>
/// <remarks>A port. Newest first; entries of the same moment by key, descending in ordinal order. Safe for concurrent use.</remarks>
public interface ITimeline
{
    /// <summary>Writes entries. One that is there already, by party and key, stays as it is: writing twice is writing once.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    Task<Result> AppendAsync(IReadOnlyList<TimelineEntry> entries, CancellationToken cancellationToken);

    /// <summary>Reads a page.</summary>
    /// <param name="partyKey">The party.</param>
    /// <param name="below">Where the page before ended; null for the first page.</param>
    /// <param name="limit">How many entries at most; 1 to 500.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The entries, newest first; fewer than <paramref name="limit"/> at the end.</returns>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(string partyKey, TimelinePosition? below, int limit, CancellationToken cancellationToken);

    /// <summary>Removes the entries of a party, because the person is erased.</summary>
    /// <param name="partyKey">The party.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>How many there were.</returns>
    Task<int> EraseAsync(string partyKey, CancellationToken cancellationToken);
}
