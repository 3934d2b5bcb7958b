using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Crm.Scoring;

/// <summary>Rules whose points are added up and bounded together, so that one habit does not carry the whole score.</summary>
public sealed record ScoreGroup
{
    /// <summary>Makes a group; its members say what is in it.</summary>
    public ScoreGroup()
    {
    }

    /// <summary>For the JSON form: lists are always written; a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    [SetsRequiredMembers]
    internal ScoreGroup(
        string name, ImmutableArray<EventRule> eventRules, ImmutableArray<FitRule> fitRules, decimal? min = null, decimal? max = null)
    {
        (Name, Min, Max) = (name, min, max);
        (EventRules, FitRules) = (eventRules, fitRules);
    }

    /// <summary>Its name, unique in the definition.</summary>
    public required string Name { get; init; }

    /// <summary>The rules over events.</summary>
    public ImmutableArray<EventRule> EventRules { get; init; } = [];

    /// <summary>The rules over the subject.</summary>
    public ImmutableArray<FitRule> FitRules { get; init; } = [];

    /// <summary>The least the group gives; null for no bound. A floor keeps one unsubscription from erasing everything.</summary>
    public decimal? Min { get; init; }

    /// <summary>The most the group gives; null for no bound.</summary>
    public decimal? Max { get; init; }
}
