using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Keeps deadlines so that each takes effect once, whichever worker dies when.</summary>
/// <remarks>
/// <para>A deadline belongs to a version of its timer. A pause, a retargeting or a completion raises the version, and the deadlines of the
/// versions before it are gone, also those that a worker holds: completing them is a conflict.</para>
/// <para>Delivery is at least once: a worker that dies leaves its claim to run out, and another claims it. The effect is once if the worker stores
/// it in the same transaction as <see cref="CompleteAsync"/>, or under <see cref="ClaimedDeadline.EffectKey"/>.</para>
/// </remarks>
public interface IDeadlineStore
{
    /// <summary>Replaces the open deadlines of a timer by those of a new version.</summary>
    /// <param name="timer">The key of the timer.</param>
    /// <param name="version">The version, from 1. The version that is stored already changes nothing: a repetition is harmless.</param>
    /// <param name="deadlines">The deadlines; none if the timer has none any more. Each kind at most once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if a later version is stored.</returns>
    Task<Result> ReplaceAsync(string timer, long version, IReadOnlyCollection<Deadline> deadlines, CancellationToken cancellationToken);

    /// <summary>Claims deadlines that have come and that nobody holds whose lease still runs.</summary>
    /// <param name="worker">Who claims: a name that is unique among the workers.</param>
    /// <param name="max">How many at most; at least 1.</param>
    /// <param name="now">The instant of the claim; a deadline at it has come.</param>
    /// <param name="lease">For how long nobody else gets them; greater than zero.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The deadlines in the order in which they were due; none if there is nothing to do.</returns>
    Task<IReadOnlyList<ClaimedDeadline>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>Marks claimed deadlines as done. They never come back.</summary>
    /// <param name="worker">Who claimed them.</param>
    /// <param name="done">The deadlines.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The effect keys of those that were marked, in the order given. One that is missing is no longer the worker's: its lease ran out and
    /// another claimed it, or its timer has a later version; its effect must not be kept.</returns>
    Task<IReadOnlyList<string>> CompleteAsync(string worker, IReadOnlyCollection<ClaimedDeadline> done, Instant now, CancellationToken cancellationToken);

    /// <summary>Gives a claimed deadline back because its effect failed.</summary>
    /// <param name="worker">Who claimed it.</param>
    /// <param name="deadline">The deadline.</param>
    /// <param name="error">Why.</param>
    /// <param name="retryAt">Not before this instant it can be claimed again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if the worker does not hold it any more.</returns>
    Task<Result> ReleaseAsync(string worker, ClaimedDeadline deadline, string error, Instant retryAt, CancellationToken cancellationToken);

    /// <summary>When the next deadline can be claimed, in the past if one can be now.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The instant, or never if there is none.</returns>
    Task<Moment> NextDueAsync(CancellationToken cancellationToken);
}
