using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Where work of some kind goes.</summary>
/// <param name="Id">Its id; every assignment names it.</param>
public sealed record RoutingRule(string Id)
{
    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    internal RoutingRule(string id, Condition? when = null, string? queue = null, RoutingStrategy strategy = RoutingStrategy.RoundRobin, bool fallsThrough = false)
        : this(id) =>
        (When, Queue, Strategy, FallsThrough) = (when ?? Condition.Always, queue, strategy, fallsThrough);

    /// <summary>Which work; unknown is not satisfied.</summary>
    /// <value>The default value is <see cref="Condition.Always"/>.</value>
    public Condition When { get; init; } = Condition.Always;

    /// <summary>Whose candidates; null for all of them.</summary>
    public string? Queue { get; init; }

    /// <summary>How one of them is chosen.</summary>
    /// <value>The default value is <see cref="RoutingStrategy.RoundRobin"/>.</value>
    public RoutingStrategy Strategy { get; init; }

    /// <summary>True if the next rule is tried when nobody is eligible; false if the work waits in the queue.</summary>
    /// <value>The default value is false.</value>
    public bool FallsThrough { get; init; }
}
