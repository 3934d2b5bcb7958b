using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What happens when a deadline has come: a notification, an escalation, a change of state. The host's own.</summary>
public interface IDeadlineHandler
{
    /// <summary>Does it. May be called again for the same deadline after a crash: keep the effect under <see cref="ClaimedDeadline.EffectKey"/>.</summary>
    /// <param name="deadline">The deadline.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A failure is tried again later.</returns>
    Task<Result> HandleAsync(ClaimedDeadline deadline, CancellationToken cancellationToken);
}
