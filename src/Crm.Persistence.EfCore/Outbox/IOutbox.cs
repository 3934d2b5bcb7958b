using Crm.Primitives;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>The way out for stored events: a worker claims some, sends them, and marks them.</summary>
/// <remarks>
/// Delivery is at least once: a worker that dies between sending and marking leaves its claim to run out, and another sends again.
/// The order is that of the events' instants, and within one save the order in which they were recorded.
/// </remarks>
public interface IOutbox
{
    /// <summary>Claims the oldest messages that are neither dispatched nor claimed by someone whose lease still runs.</summary>
    /// <param name="worker">Who claims: a name that is unique among the workers.</param>
    /// <param name="max">How many at most; at least 1.</param>
    /// <param name="now">The instant of the claim.</param>
    /// <param name="lease">For how long no one else gets them; greater than zero.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The messages in order; none if there is nothing to do.</returns>
    Task<IReadOnlyList<OutboxMessage>> ClaimAsync(string worker, int max, Instant now, Duration lease, CancellationToken cancellationToken);

    /// <summary>Marks a claimed message as dispatched.</summary>
    /// <param name="id">The message.</param>
    /// <param name="worker">Who claimed it.</param>
    /// <param name="now">The instant of dispatch.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if the worker does not hold the claim (any more).</returns>
    Task<Result> MarkDispatchedAsync(Guid id, string worker, Instant now, CancellationToken cancellationToken);

    /// <summary>Gives a claimed message back because it could not be sent.</summary>
    /// <param name="id">The message.</param>
    /// <param name="worker">Who claimed it.</param>
    /// <param name="error">Why.</param>
    /// <param name="retryAt">Not before this instant it can be claimed again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if the worker does not hold the claim (any more).</returns>
    Task<Result> ReleaseAsync(Guid id, string worker, string error, Instant retryAt, CancellationToken cancellationToken);
}
