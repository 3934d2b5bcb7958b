using System.Collections.Frozen;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>The compiled plans of a host, by key. Immutable and thread-safe.</summary>
public sealed class CommissionPlans
{
    private readonly FrozenDictionary<string, CommissionEngine> _engines;

    /// <summary>Compiles all plans.</summary>
    /// <param name="plans">The plans; each key once.</param>
    /// <exception cref="InvalidOperationException">A plan does not compile; the message names the problems.</exception>
    public CommissionPlans(IEnumerable<CommissionPlan> plans) =>
        _engines = plans.ToFrozenDictionary(static p => p.Id, static p => CommissionEngine.Compile(p).Value, StringComparer.Ordinal);

    /// <summary>The engine of a plan.</summary>
    /// <param name="planId">The key.</param>
    public Result<CommissionEngine> Find(string planId) =>
        _engines.TryGetValue(planId, out CommissionEngine? engine) ? engine : Result.NotFound($"There is no commission plan '{planId}'.");
}
