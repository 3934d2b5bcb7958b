using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Crm.Scoring;

/// <summary>One side of a score, such as fit or engagement.</summary>
public sealed record ScoreDimension
{
    /// <summary>Makes a dimension; its members say what is in it.</summary>
    public ScoreDimension()
    {
    }

    /// <summary>For the JSON form: lists are always written; a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    [SetsRequiredMembers]
    internal ScoreDimension(string name, ImmutableArray<ScoreGroup> groups, ImmutableArray<ScoreBand> bands, decimal? min = null, decimal? max = null)
    {
        (Name, Groups, Min, Max) = (name, groups, min, max);
        Bands = bands;
    }

    /// <summary>Its name, unique in the definition.</summary>
    public required string Name { get; init; }

    /// <summary>The groups.</summary>
    public required ImmutableArray<ScoreGroup> Groups { get; init; }

    /// <summary>The least the dimension gives; null for no bound.</summary>
    public decimal? Min { get; init; }

    /// <summary>The most the dimension gives; null for no bound.</summary>
    public decimal? Max { get; init; }

    /// <summary>Its bands; those of all dimensions, in order, make the label (A1).</summary>
    /// <value>The default value is empty: no band.</value>
    public ImmutableArray<ScoreBand> Bands { get; init; } = [];
}
