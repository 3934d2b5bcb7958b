using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>How a score is made: rules in groups in dimensions, bounded at every level.</summary>
/// <remarks>
/// Points fade first, then each rule is bounded, then each group, each dimension and the total. Bounds hold for what is left at the instant of
/// scoring, never while points are collected: so the score is a function of the set of events and the instant, whatever order they came in.
/// </remarks>
public sealed record ScoreDefinition
{
    /// <summary>Makes a definition; its members say what is in it.</summary>
    public ScoreDefinition()
    {
    }

    /// <summary>For the JSON form: lists are always written; a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    [SetsRequiredMembers]
    internal ScoreDefinition(
        string name, ImmutableArray<ScoreDimension> dimensions, ImmutableArray<ScoreBand> bands, int version = 1, decimal? min = null, decimal? max = null)
    {
        (Name, Dimensions, Version, Min, Max) = (name, dimensions, version, min, max);
        Bands = bands;
    }

    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<ScoreDefinition> Json { get; } = new(new ScoringJsonContext(CrmJson.CreateOptions()).ScoreDefinition, schemaVersion: 1);

    /// <summary>What the definition is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its version; every score names it.</summary>
    /// <value>The default value is 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>The dimensions; the total is their sum.</summary>
    public required ImmutableArray<ScoreDimension> Dimensions { get; init; }

    /// <summary>The least total; null for no bound. A lead without events has the total 0, or this if it is greater.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest total; null for no bound.</summary>
    public decimal? Max { get; init; }

    /// <summary>The bands of the total.</summary>
    /// <value>The default value is empty: no band.</value>
    public ImmutableArray<ScoreBand> Bands { get; init; } = [];
}
