namespace Crm.Dedupe;

/// <summary>A comparison whose weights are worked out.</summary>
internal sealed class CompiledComparison
{
    public CompiledComparison(FieldComparison definition, int field)
    {
        Definition = definition;
        Field = field;
        Weights = [.. definition.Levels.Select(static l => l.Weight ?? Math.Log2(l.M!.Value / l.U!.Value))];
        ExactU = definition.Levels.FirstOrDefault(static l => l.Measure == LevelMeasure.Exact)?.U ?? 1;
    }

    public FieldComparison Definition { get; }

    public int Field { get; }

    public double[] Weights { get; }

    public double ExactU { get; }

    /// <summary>The first level that two values meet.</summary>
    public int LevelOf(string a, string b)
    {
        int level = 0;
        while (!Meets(Definition.Levels[level], a, b)) level++;
        return level;
    }

    private static bool Meets(ComparisonLevel level, string a, string b) => level.Measure switch
    {
        LevelMeasure.Exact => string.Equals(a, b, StringComparison.Ordinal),
        LevelMeasure.JaroWinkler => StringSimilarity.JaroWinkler(a, b) >= level.Threshold,
        LevelMeasure.Jaro => StringSimilarity.Jaro(a, b) >= level.Threshold,
        LevelMeasure.Levenshtein => StringSimilarity.Levenshtein(a, b) <= level.Threshold,
        LevelMeasure.Damerau => StringSimilarity.Damerau(a, b) <= level.Threshold,
        LevelMeasure.Dice => StringSimilarity.Dice(a, b) >= level.Threshold,
        LevelMeasure.Jaccard => StringSimilarity.Jaccard(a, b) >= level.Threshold,
        _ => true,
    };
}
