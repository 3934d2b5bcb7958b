using System.Collections.Immutable;
using NodaTime;

namespace Crm.Scoring;

/// <summary>Someone, or something, that work can be given to, as it stands now.</summary>
/// <param name="Id">The key of the host's user, team or machine.</param>
/// <remarks>A plain snapshot: whatever the host routes to is projected to it.</remarks>
public sealed record RoutingCandidate(string Id)
{
    /// <summary>The queues it serves.</summary>
    /// <value>The default value is empty: only rules without a queue reach it.</value>
    public ImmutableArray<string> Queues { get; init; } = [];

    /// <summary>True if work can be given to it now (online, at work, not on leave).</summary>
    /// <value>The default value is true.</value>
    public bool IsAvailable { get; init; } = true;

    /// <summary>How much it can carry; null for no bound.</summary>
    public int? Capacity { get; init; }

    /// <summary>How much it carries now.</summary>
    public int Load { get; init; }

    /// <summary>Its share of turns under <see cref="RoutingStrategy.SmoothWeighted"/>; 0 gets none.</summary>
    /// <value>The default value is 1.</value>
    public int Weight { get; init; } = 1;

    /// <summary>When it was last given something; null for never.</summary>
    public Instant? LastAssignedAt { get; init; }

    /// <summary>Its skills and their levels.</summary>
    /// <value>The default value is empty, with names in ordinal order.</value>
    public ImmutableSortedDictionary<string, int> Skills { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The territories it covers; work without a territory is for everyone.</summary>
    public ImmutableArray<string> Territories { get; init; } = [];
}
