using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The batch operations of a deadline store for one timer, one deadline, one instant.</summary>
public static class DeadlineStoreExtensions
{
    /// <summary>Replaces the open deadlines of a timer by those of a new version.</summary>
    /// <param name="store">The store.</param>
    /// <param name="timer">The key of the timer.</param>
    /// <param name="version">The version, from 1.</param>
    /// <param name="deadlines">The deadlines.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if a later version is stored.</returns>
    public static async Task<Result> ReplaceAsync(
        this IDeadlineStore store, string timer, long version, IReadOnlyCollection<Deadline> deadlines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        IReadOnlyList<string> stale = await store.ReplaceAsync([new DeadlineSet(timer, version, deadlines)], cancellationToken).ConfigureAwait(false);
        return stale.Count == 0 ? Result.Success() : Result.Conflict($"The timer {timer} has a version later than {version} already; evaluate it again.");
    }

    /// <summary>Marks claimed deadlines whose effect has been as done.</summary>
    /// <param name="store">The store.</param>
    /// <param name="worker">Who claimed them.</param>
    /// <param name="done">The deadlines.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The effect keys of those that were marked, in the order given.</returns>
    public static async Task<IReadOnlyList<string>> CompleteAsync(
        this IDeadlineStore store, string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return (await store.CompleteAsync(worker, done, now, null, cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <summary>When the next open deadline can be claimed, in the past if one can be now.</summary>
    /// <param name="store">The store.</param>
    /// <param name="until">No later one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The instant, or never.</returns>
    public static async Task<Moment> NextDueAsync(this IDeadlineStore store, Instant until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        IReadOnlyList<Instant> next = await store.UpcomingAsync(until, 1, cancellationToken).ConfigureAwait(false);
        return next is [Instant at, ..] ? Moment.At(at) : Moment.Never;
    }
}
