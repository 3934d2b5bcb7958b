using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What a timer with conditions promises, and for which records.</summary>
/// <param name="Target">The time allowed: business time, or a relative moment such as the next business day at 16:00.</param>
/// <param name="Calendar">The calendar that counts: a fixed key, or a field of the record.</param>
public sealed record ConditionTargetDefinition(TargetTime Target, CalendarSource Calendar)
{
    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    internal ConditionTargetDefinition(
        TargetTime target, CalendarSource calendar, ImmutableArray<SlaThreshold> thresholds, Condition? when = null, BreachPolicy breach = BreachPolicy.WhenExceeded)
        : this(target, calendar) =>
        (Thresholds, When, Breach) = (thresholds, when, breach);

    /// <summary>Which records it is for; null for all that no earlier target is for. A condition that is unknown is not met; but a running timer
    /// is cancelled only when all targets are known not to fit.</summary>
    public Condition? When { get; init; }

    /// <summary>The points on the way at which somebody wants to know.</summary>
    public ImmutableArray<SlaThreshold> Thresholds { get; init; } = [];

    /// <summary>When the promise counts as broken.</summary>
    /// <value>The default value is <see cref="BreachPolicy.WhenExceeded"/>.</value>
    public BreachPolicy Breach { get; init; }
}
