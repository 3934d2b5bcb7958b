using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed partial class FellegiSunterSuite : VectorSuite
{
    private const double Tolerance = 1e-7;

    public override string Name => "dedupe/fellegi_sunter";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        JsonElement[] rows = [.. file.Root.GetProperty("rows").EnumerateArray()];
        MatchDefinition definition = Read(file.Root.GetProperty("settings"));
        RecordMatcher matcher = RecordMatcher.Compile(definition).Value;
        Dictionary<string, PreparedRecord> records = rows.Select(r => matcher.Prepare(SourceRecord.Of(r.GetProperty("unique_id").GetRawText(),
                definition.Fields.Select(f => (f.Name, Expect.Text(r.GetProperty(f.Name)))))))
            .ToDictionary(static r => r.Id);
        matcher = matcher.WithTermFrequencies(TermFrequencies.Count(records.Values));
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                PreparedRecord left = records[row.GetProperty("l").GetRawText()], right = records[row.GetProperty("r").GetRawText()];
                MatchWaterfall waterfall = matcher.Explain(left, right);
                foreach (FieldComparison comparison in definition.Comparisons) Check(row, waterfall, comparison);
                Expect.Close(row.GetProperty("match_weight").GetDouble(), waterfall.Weight, Tolerance, what: "match_weight");
                Expect.Close(row.GetProperty("match_probability").GetDouble(), waterfall.Probability, Tolerance, what: "match_probability");
                Expect.Equal(waterfall.Weight, matcher.Compare(left, right).Weight, "waterfall and score");
            });
        }
    }

    private static void Check(JsonElement row, MatchWaterfall waterfall, FieldComparison comparison)
    {
        MatchStep step = waterfall.Steps.Single(s => s.Name == comparison.Field);
        int gamma = step.Level is int level ? comparison.Levels.Length - 1 - level : -1;
        Expect.Equal(row.GetProperty("gamma").GetProperty(comparison.Field).GetInt32(), gamma, "gamma " + comparison.Field);
        Expect.Close(Math.Log2(row.GetProperty("bf").GetProperty(comparison.Field).GetDouble()), step.Weight, Tolerance, what: "bf " + comparison.Field);
        if (!row.GetProperty("tf_bf").TryGetProperty(comparison.Field, out JsonElement expected)) return;
        double rarity = waterfall.Steps.SingleOrDefault(s => s.Name == "tf:" + comparison.Field)?.Weight ?? 0;
        Expect.Close(Math.Log2(expected.GetDouble()), rarity, Tolerance, what: "tf_bf " + comparison.Field);
    }

    private static MatchDefinition Read(JsonElement settings)
    {
        FieldComparison[] comparisons = [.. settings.GetProperty("comparisons").EnumerateArray().Select(ReadComparison)];
        return new MatchDefinition
        {
            Name = "vector",
            Prior = settings.GetProperty("prior").GetDouble(),
            Fields = [.. comparisons.Select(static c => new RecordField(c.Field, FieldKind.Code))],
            Comparisons = [.. comparisons],
        };
    }

    private static FieldComparison ReadComparison(JsonElement comparison) => new(
        comparison.GetProperty("name").GetString()!,
        [.. comparison.GetProperty("levels").EnumerateArray().Where(static l => !l.TryGetProperty("is_null_level", out JsonElement isNull) || !isNull.GetBoolean()).Select(ReadLevel)]);

    private static ComparisonLevel ReadLevel(JsonElement level)
    {
        string condition = level.GetProperty("sql_condition").GetString()!;
        Match call = Call().Match(condition);
        LevelMeasure measure = condition == "ELSE" ? LevelMeasure.Else
            : !call.Success ? LevelMeasure.Exact
            : call.Groups[1].Value == "levenshtein" ? LevelMeasure.Levenshtein : LevelMeasure.JaroWinkler;
        return new ComparisonLevel
        {
            Measure = measure,
            Threshold = call.Success ? double.Parse(call.Groups[2].Value, CultureInfo.InvariantCulture) : 0,
            M = level.GetProperty("m_probability").GetDouble(),
            U = level.GetProperty("u_probability").GetDouble(),
            TermFrequencyWeight = level.TryGetProperty("tf_adjustment_column", out _)
                ? level.TryGetProperty("tf_adjustment_weight", out JsonElement weight) ? weight.GetDouble() : 1 : 0,
        };
    }

    [GeneratedRegex(@"^(jaro_winkler_similarity|levenshtein)\(.*\)\s*[<>]=\s*([0-9.]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
