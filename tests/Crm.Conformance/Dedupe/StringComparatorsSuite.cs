using System.Text.Json;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed class StringComparatorsSuite : VectorSuite
{
    private const double Tolerance = 1e-6;

    public override string Name => "dedupe/string_comparators";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                string a = row.GetProperty("a").GetString()!, b = row.GetProperty("b").GetString()!;
                foreach (JsonProperty measure in row.EnumerateObject()) Check(measure, a, b);
            });
        }
    }

    /// <summary>Compares one measure; a member that is no measure (the texts, where they are from) is passed over.</summary>
    internal static void Check(JsonProperty measure, string a, string b)
    {
        if (measure.Value.ValueKind != JsonValueKind.Number) return;
        double? actual = measure.Name switch
        {
            "levenshtein" => StringSimilarity.Levenshtein(a, b),
            "osa" => StringSimilarity.OptimalStringAlignment(a, b),
            "damerau" => StringSimilarity.Damerau(a, b),
            "indel" => StringSimilarity.Indel(a, b),
            "jaro" => StringSimilarity.Jaro(a, b),
            "jaro_winkler" => StringSimilarity.JaroWinkler(a, b),
            "dice2" => StringSimilarity.Dice(a, b),
            "jaccard2" => StringSimilarity.Jaccard(a, b),
            "cosine2" => StringSimilarity.Cosine(a, b),
            "qgram2_l1" => StringSimilarity.BigramDistance(a, b),
            _ => throw new MismatchException($"expected a known measure, got '{measure.Name}'"),
        };
        Expect.Close(measure.Value.GetDouble(), actual.Value, Tolerance, what: measure.Name);
    }
}

public sealed class ComparatorDisagreementsSuite : VectorSuite
{
    public override string Name => "dedupe/comparator_disagreements";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                string a = row.GetProperty("a").GetString()!, b = row.GetProperty("b").GetString()!;
                foreach (JsonProperty measure in row.GetProperty("expected").EnumerateObject()) StringComparatorsSuite.Check(measure, a, b);
            });
        }
    }
}
