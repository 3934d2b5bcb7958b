using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Crm.Sla;

/// <summary>One promise of a policy.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Target">The time allowed: business time, or a relative moment such as the next business day at 16:00.</param>
/// <param name="Calendar">The calendar that counts: a fixed key, or a field of the case.</param>
public sealed record SlaTargetDefinition(SlaMetric Metric, TargetTime Target, CalendarSource Calendar)
{
    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    internal SlaTargetDefinition(
        SlaMetric metric, TargetTime target, CalendarSource calendar, ImmutableArray<SlaThreshold> thresholds, string? priority = null,
        ReopenPolicy reopen = ReopenPolicy.Accumulate, BreachPolicy breach = BreachPolicy.WhenExceeded, bool retroactiveStart = false, bool retroactivePause = false)
        : this(metric, target, calendar) =>
        (Thresholds, Priority, Reopen, Breach, RetroactiveStart, RetroactivePause) = (thresholds, priority, reopen, breach, retroactiveStart, retroactivePause);

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
