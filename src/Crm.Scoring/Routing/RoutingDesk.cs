using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Routes work with a cursor that is kept in a store: the same turn is never taken twice, also by several processes.</summary>
/// <remarks>Thread-safe if the store is.</remarks>
public sealed class RoutingDesk
{
    private readonly IRoutingCursorStore _cursors;
    private readonly int _attempts;

    /// <summary>Makes a desk.</summary>
    /// <param name="cursors">Where cursors are kept.</param>
    /// <param name="attempts">How often a decision is taken anew because someone else was first.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one attempt.</exception>
    public RoutingDesk(IRoutingCursorStore cursors, int attempts = 10)
    {
        ArgumentNullException.ThrowIfNull(cursors);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        _cursors = cursors;
        _attempts = attempts;
    }

    /// <summary>Decides who gets a piece of work and keeps the cursor.</summary>
    /// <typeparam name="TWork">The type of the work.</typeparam>
    /// <param name="router">Decides.</param>
    /// <param name="work">The work.</param>
    /// <param name="demand">What it needs.</param>
    /// <param name="candidates">Who there is, as they stand now.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The decision; or Conflict if someone else was first at every attempt.</returns>
    public async Task<Result<RoutingDecision>> AssignAsync<TWork>(
        Router<TWork> router, TWork work, RoutingDemand demand, ImmutableArray<RoutingCandidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(router);
        for (int attempt = 0; attempt < _attempts; attempt++)
        {
            RoutingCursor cursor = await _cursors.GetAsync(router.Definition.Name, cancellationToken).ConfigureAwait(false);
            RoutingDecision decision = router.Route(work, demand, candidates, cursor);
            if (decision.Outcome != RoutingOutcome.Assigned || await _cursors.TrySaveAsync(decision.Cursor, cancellationToken).ConfigureAwait(false))
                return decision;
        }

        return Result.Conflict($"The cursor of '{router.Definition.Name}' was changed by others at each of {_attempts.ToString(System.Globalization.CultureInfo.InvariantCulture)} attempts.");
    }
}
