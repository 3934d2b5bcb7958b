using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Keeps deadlines so that each takes effect once, whichever worker dies when.</summary>
/// <remarks>
/// <para>A deadline belongs to a version of its timer. A pause, a retargeting or a completion raises the version, and the open deadlines of the
/// versions before it are gone, also those that a worker holds: completing them marks nothing.</para>
/// <para>Delivery is at least once: a worker that dies leaves its claim to run out, and another claims it. The effect is once if it is written in
/// the transaction of <see cref="CompleteAsync"/>, or recognised by <see cref="ClaimedDeadline.EffectKey"/>.</para>
/// <para>Everything goes in batches; <see cref="DeadlineStoreExtensions"/> has the forms for one.</para>
/// </remarks>
public interface IDeadlineStore
{
    /// <summary>Replaces the open deadlines of timers by those of new versions, all in one transaction.</summary>
    /// <param name="sets">The timers, each at most once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The keys of the timers of which a later version is stored, in the order given; nothing was changed for them: evaluate them again.</returns>
    Task<IReadOnlyList<string>> ReplaceAsync(IReadOnlyCollection<DeadlineSet> sets, CancellationToken cancellationToken);

    /// <summary>Claims deadlines that have come and that nobody holds whose lease still runs.</summary>
    /// <param name="worker">Who claims: a name that is unique among the workers.</param>
    /// <param name="max">How many at most; at least 1.</param>
    /// <param name="now">The instant of the claim; a deadline at it has come.</param>
    /// <param name="lease">For how long nobody else gets them; greater than zero.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The deadlines in the order in which they were due; none if there is nothing to do.</returns>
    Task<IReadOnlyList<ClaimedDeadline>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>Marks claimed deadlines as done, together with their effect: both, or neither. They never come back.</summary>
    /// <param name="worker">Who claimed them.</param>
    /// <param name="done">The deadlines.</param>
    /// <param name="now">The instant.</param>
    /// <param name="effect">Called within the transaction, with those of the deadlines that are still the worker's, in the order given; not called if
    /// there are none. What it writes into the same database is kept exactly if they are marked. Null if the effect has been before.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The effect keys of those that were marked, in the order given, or the failure of the effect, which leaves everything as it was. One
    /// that is missing is no longer the worker's: its lease ran out and another claimed it, or its timer has a later version.</returns>
    Task<Result<IReadOnlyList<string>>> CompleteAsync(
        string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now,
        Func<IReadOnlyList<ClaimedDeadline>, CancellationToken, Task<Result>>? effect, CancellationToken cancellationToken);

    /// <summary>Gives claimed deadlines back, to be tried again or as dead letters.</summary>
    /// <param name="worker">Who claimed them.</param>
    /// <param name="released">The deadlines.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The effect keys of those that were given back, in the order given; the others are no longer the worker's.</returns>
    Task<IReadOnlyList<string>> ReleaseAsync(string worker, IReadOnlyCollection<DeadlineRelease> released, Instant now, CancellationToken cancellationToken);

    /// <summary>When the next open deadlines can be claimed, in the past if some can be now.</summary>
    /// <param name="until">No later ones.</param>
    /// <param name="max">How many deadlines are looked at.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The instants in order, each once.</returns>
    Task<IReadOnlyList<Instant>> UpcomingAsync(Instant until, int max, CancellationToken cancellationToken);

    /// <summary>The dead letters, oldest first.</summary>
    /// <param name="max">How many at most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken);

    /// <summary>Makes dead letters claimable again, from the given instant on and with no failure counted.</summary>
    /// <param name="effectKeys">The keys of their effects.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The keys of those that will be tried, in the order given. One that is missing is no dead letter, or its timer has a later version.</returns>
    Task<IReadOnlyList<string>> RetryAsync(IReadOnlyCollection<string> effectKeys, Instant now, CancellationToken cancellationToken);

    /// <summary>Forgets what was done, and the dead letters that were buried, before an instant.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many deadlines were forgotten. The versions of the timers stay, so nothing can come back.</returns>
    Task<int> PurgeAsync(Instant before, CancellationToken cancellationToken);
}
