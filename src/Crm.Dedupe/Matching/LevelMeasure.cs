using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Dedupe;

/// <summary>How a level of a comparison decides whether two values belong to it.</summary>
[JsonConverter(typeof(EnumJsonConverter<LevelMeasure>))]
public enum LevelMeasure
{
    /// <summary>The normalised values are equal.</summary>
    Exact,

    /// <summary>Jaro-Winkler similarity of at least the threshold.</summary>
    JaroWinkler,

    /// <summary>Jaro similarity of at least the threshold.</summary>
    Jaro,

    /// <summary>Levenshtein distance of at most the threshold.</summary>
    Levenshtein,

    /// <summary>Unrestricted Damerau-Levenshtein distance of at most the threshold.</summary>
    Damerau,

    /// <summary>Dice similarity of the bigrams of at least the threshold.</summary>
    Dice,

    /// <summary>Jaccard similarity of the bigrams of at least the threshold.</summary>
    Jaccard,

    /// <summary>Whatever is left; the last level of every comparison.</summary>
    Else,
}
