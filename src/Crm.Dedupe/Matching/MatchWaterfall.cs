using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>Why two records were found to be the same or not: the weights from the prior to the total.</summary>
/// <param name="LeftId">The left record.</param>
/// <param name="RightId">The right record.</param>
/// <param name="Steps">The steps; their weights, added from the first to the last, are <see cref="Weight"/> to the last bit.</param>
/// <param name="Weight">The total in bits.</param>
/// <param name="Key">The key both share, which decides by itself; null if none.</param>
/// <param name="KeyValue">The value of that key.</param>
/// <param name="Decision">What follows.</param>
/// <param name="Definition">The name and version of the definition, such as <c>leads v1</c>.</param>
public sealed record MatchWaterfall(
    string LeftId, string RightId, ImmutableArray<MatchStep> Steps, double Weight, MatchKey? Key, string? KeyValue,
    MatchDecision Decision, string Definition)
{
    /// <summary>The total as a probability: <c>2^w / (1 + 2^w)</c>.</summary>
    public double Probability => ToProbability(Weight);

    /// <summary>Turns bits into a probability without overflowing at either end.</summary>
    /// <param name="weight">The weight in bits; 9.524275 gives 0.998644.</param>
    public static double ToProbability(double weight) => 1 / (1 + Math.Pow(2, -weight));
}
