namespace Crm.Dedupe;

/// <summary>How much speaks for two records being the same.</summary>
/// <param name="Weight">The weight in bits: prior, comparisons and adjustments, added in the order of the waterfall.</param>
/// <param name="Key">The first key both share; null if none.</param>
/// <param name="Decision">What follows.</param>
public readonly record struct PairScore(double Weight, MatchKey? Key, MatchDecision Decision)
{
    /// <summary>The weight as a probability: <c>2^w / (1 + 2^w)</c>.</summary>
    public double Probability => MatchWaterfall.ToProbability(Weight);
}
