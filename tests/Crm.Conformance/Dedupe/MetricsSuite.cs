using System.Text.Json;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed class MetricsSuite : VectorSuite
{
    private const double Tolerance = 1e-6;

    public override string Name => "dedupe/metrics";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                int[][] truth = Clusters(row.GetProperty("truth")), predicted = Clusters(row.GetProperty("predicted"));
                PairCounts pairs = LinkageMetrics.Pairwise(truth, predicted);
                JsonElement pairwise = row.GetProperty("pairwise");
                Expect.Equal(pairwise.GetProperty("tp").GetInt64(), pairs.TruePositives, "tp");
                Expect.Equal(pairwise.GetProperty("fp").GetInt64(), pairs.FalsePositives, "fp");
                Expect.Equal(pairwise.GetProperty("fn").GetInt64(), pairs.FalseNegatives, "fn");
                Check(pairwise, pairs.Quality, "pairwise");
                Check(row.GetProperty("bcubed"), LinkageMetrics.BCubed(truth, predicted), "bcubed");
            });
        }

        foreach ((string name, JsonElement row) in file.Rows("blocking"))
        {
            cases.Case(name, () =>
            {
                Expect.Close(row.GetProperty("pairs_completeness").GetDouble(),
                    LinkageMetrics.PairsCompleteness(row.GetProperty("blocked_true").GetInt64(), row.GetProperty("true_pairs").GetInt64()), Tolerance, what: "pairs_completeness");
                Expect.Close(row.GetProperty("reduction_ratio").GetDouble(),
                    LinkageMetrics.ReductionRatio(row.GetProperty("candidates").GetInt64(), row.GetProperty("n").GetInt64()), Tolerance, what: "reduction_ratio");
            });
        }
    }

    private static void Check(JsonElement expected, LinkageQuality actual, string what)
    {
        Expect.Close(expected.GetProperty("precision").GetDouble(), actual.Precision, Tolerance, what: what + " precision");
        Expect.Close(expected.GetProperty("recall").GetDouble(), actual.Recall, Tolerance, what: what + " recall");
        Expect.Close(expected.GetProperty("f1").GetDouble(), actual.F1, Tolerance, what: what + " f1");
    }

    private static int[][] Clusters(JsonElement clusters) =>
        [.. clusters.EnumerateArray().Select(static c => c.EnumerateArray().Select(static m => m.GetInt32()).ToArray())];
}
