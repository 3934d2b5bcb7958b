using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What is written into the store's own database when deadlines have come: an escalation, an event of the outbox. The host's own.</summary>
/// <remarks>
/// It is called within the transaction that marks the deadlines as done, so the effect is there exactly if they are. A failure takes back
/// the whole batch; the scheduler then tries its halves, so that one that cannot be handled does not hold up the others.
/// </remarks>
public interface IDeadlineBatchHandler
{
    /// <summary>Writes the effects, without committing.</summary>
    /// <param name="deadlines">The deadlines, all of them the worker's, in the order in which they were due.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A failure, as an exception, takes back everything that was written.</returns>
    Task<Result> HandleAsync(IReadOnlyList<ClaimedDeadline> deadlines, CancellationToken cancellationToken);
}
