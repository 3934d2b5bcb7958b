using NodaTime;

namespace Crm.Domain;

/// <summary>A batch is defective once so many different things of it had a case within so many days.</summary>
/// <param name="Cases">How many; at least 1.</param>
/// <param name="Days">Within how many days, the first and the last moment included.</param>
/// <remarks>Worked: three cases of a batch of 15 within 30 days: the other 12 are to be looked at before they fail.</remarks>
public sealed record BatchDefectRule(int Cases, int Days)
{
    /// <summary>True if some window of that many days holds cases of that many different things.</summary>
    /// <param name="cases">The thing of each case, and when the case was opened.</param>
    public bool IsMetBy(IEnumerable<(string Serial, Instant OpenedAt)> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        (string Serial, Instant OpenedAt)[] sorted = [.. cases.OrderBy(static c => c.OpenedAt)];
        return sorted.Any(first => sorted
            .Where(c => c.OpenedAt >= first.OpenedAt && c.OpenedAt - first.OpenedAt <= Duration.FromDays(Days))
            .Select(static c => c.Serial).Distinct(StringComparer.Ordinal).Count() >= Cases);
    }

    /// <summary>The things of a defective batch that had no case yet, by serial number.</summary>
    /// <param name="batch">Every installed thing of the batch.</param>
    /// <param name="cases">The thing of each case, and when the case was opened.</param>
    /// <returns>The things to look at; empty if the batch is not defective.</returns>
    public IReadOnlyList<InstalledAsset> ToInspect(IEnumerable<InstalledAsset> batch, IReadOnlyCollection<(string Serial, Instant OpenedAt)> cases)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!IsMetBy(cases)) return [];
        HashSet<string> affected = cases.Select(static c => c.Serial).ToHashSet(StringComparer.Ordinal);
        return [.. batch.Where(asset => !affected.Contains(asset.Serial)).OrderBy(static asset => asset.Serial, StringComparer.Ordinal)];
    }
}
