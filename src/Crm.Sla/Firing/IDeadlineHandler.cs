using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What happens outside the store's database when a deadline has come: a message, a call. The host's own.</summary>
/// <remarks>What is written into the same database belongs into an <see cref="IDeadlineBatchHandler"/>, which is exactly once.</remarks>
public interface IDeadlineHandler
{
    /// <summary>Does it. May be called again for the same deadline after a crash: let the receiver know it again by
    /// <see cref="ClaimedDeadline.EffectKey"/>.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A failure, as an exception, is tried again later, see <see cref="DeadlineSchedulerOptions"/>.</returns>
    Task<Result> HandleAsync(ClaimedDeadline deadline, CancellationToken cancellationToken);
}
