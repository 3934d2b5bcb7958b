using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>One promise of a policy.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Target">The business time allowed.</param>
/// <param name="Calendar">The key of the calendar that counts.</param>
public sealed record SlaTargetDefinition(SlaMetric Metric, Duration Target, string Calendar)
{
    /// <summary>For which priority; null for cases whose priority has no target of its own, also those without priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The points on the way at which somebody wants to know.</summary>
    public ImmutableArray<SlaThreshold> Thresholds { get; init; } = [];

    /// <summary>What happens when a solved case is opened again.</summary>
    /// <value>The default value is <see cref="ReopenPolicy.Accumulate"/>.</value>
    public ReopenPolicy Reopen { get; init; }

    /// <summary>When the promise counts as broken.</summary>
    /// <value>The default value is <see cref="BreachPolicy.WhenExceeded"/>.</value>
    public BreachPolicy Breach { get; init; }

    /// <summary>Whether time before the policy was applied counts.</summary>
    /// <value>The default value is false.</value>
    public bool RetroactiveStart { get; init; }

    /// <summary>Whether pauses before the policy was applied are taken off that time. Without <see cref="RetroactiveStart"/> it has no effect.</summary>
    /// <value>The default value is false.</value>
    public bool RetroactivePause { get; init; }
}
