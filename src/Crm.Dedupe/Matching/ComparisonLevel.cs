namespace Crm.Dedupe;

/// <summary>One step on the ladder of a comparison, with the evidence it gives.</summary>
/// <remarks>
/// The evidence is a weight in bits, <c>log2(m/u)</c>: m is how often the level is met by two records of the same entity, u how often by two
/// of different entities (Fellegi and Sunter 1969). Give the weight itself, or m and u; never both. m = 0.9 with u = 0.02 weighs 5.491853.
/// </remarks>
public sealed record ComparisonLevel
{
    /// <summary>How the level decides.</summary>
    public required LevelMeasure Measure { get; init; }

    /// <summary>The least similarity (0 to 1) or the greatest distance; not used by <see cref="LevelMeasure.Exact"/> and <see cref="LevelMeasure.Else"/>.</summary>
    public double Threshold { get; init; }

    /// <summary>The evidence in bits; null if <see cref="M"/> and <see cref="U"/> are given.</summary>
    public double? Weight { get; init; }

    /// <summary>How often two records of one entity meet this level.</summary>
    public double? M { get; init; }

    /// <summary>How often two records of different entities meet this level.</summary>
    public double? U { get; init; }

    /// <summary>How strongly a rare value counts more than a common one: 0 not at all, 1 fully.</summary>
    /// <value>The default value is 0. Used only where the matcher was given term frequencies.</value>
    public double TermFrequencyWeight { get; init; }

    /// <summary>Equal values.</summary>
    /// <param name="weight">The evidence in bits.</param>
    public static ComparisonLevel Exact(double weight) => new() { Measure = LevelMeasure.Exact, Weight = weight };

    /// <summary>Values that are alike by Jaro-Winkler.</summary>
    /// <param name="atLeast">The least similarity.</param>
    /// <param name="weight">The evidence in bits.</param>
    public static ComparisonLevel JaroWinkler(double atLeast, double weight) =>
        new() { Measure = LevelMeasure.JaroWinkler, Threshold = atLeast, Weight = weight };

    /// <summary>Values that are a few edits apart.</summary>
    /// <param name="atMost">The greatest distance.</param>
    /// <param name="weight">The evidence in bits.</param>
    public static ComparisonLevel Levenshtein(int atMost, double weight) =>
        new() { Measure = LevelMeasure.Levenshtein, Threshold = atMost, Weight = weight };

    /// <summary>Whatever is left.</summary>
    /// <param name="weight">The evidence in bits, negative as a rule.</param>
    public static ComparisonLevel Else(double weight) => new() { Measure = LevelMeasure.Else, Weight = weight };
}
