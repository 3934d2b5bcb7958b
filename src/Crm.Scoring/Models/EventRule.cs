using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Points for what a person did.</summary>
public sealed record EventRule
{
    /// <summary>Makes a rule; its members say what is in it.</summary>
    public EventRule()
    {
    }

    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    [SetsRequiredMembers]
    internal EventRule(
        string name, string? eventType = null, decimal? points = null, Condition? when = null, Decay? decay = null,
        EventCounting counting = EventCounting.Sum, decimal? min = null, decimal? max = null)
    {
        (Name, EventType, Points, When) = (name, eventType, points, when);
        (Decay, Counting, Min, Max) = (decay ?? Decay.None, counting, min, max);
    }

    /// <summary>Its name, unique in its group; reasons give it.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the events; null for every type.</summary>
    public string? EventType { get; init; }

    /// <summary>The points of an event of age 0, positive or negative; null to take those that the event brings.</summary>
    public decimal? Points { get; init; }

    /// <summary>What the details of the event must satisfy, as texts; unknown is not satisfied.</summary>
    /// <value>The default value is null: nothing.</value>
    public Condition? When { get; init; }

    /// <summary>How the points fade.</summary>
    /// <value>The default value is <see cref="Decay.None"/>.</value>
    public Decay Decay { get; init; } = Decay.None;

    /// <summary>Which of the matching events count.</summary>
    /// <value>The default value is <see cref="EventCounting.Sum"/>.</value>
    public EventCounting Counting { get; init; }

    /// <summary>The least the rule gives, after decay; null for no bound.</summary>
    public decimal? Min { get; init; }

    /// <summary>The most the rule gives, after decay; null for no bound.</summary>
    public decimal? Max { get; init; }
}
