using System.Globalization;
using System.Text.Json;
using Crm.Forecasting;
using Crm.Primitives;
using NodaTime;

namespace Crm.Conformance.Forecasting;

internal static class ForecastVectors
{
    public static readonly Currency Unit = new("UNIT", null, 2);

    public static decimal Number(JsonElement e) => decimal.Parse(Expect.Text(e)!, CultureInfo.InvariantCulture);

    public static decimal Number(JsonElement row, string member) => Number(row.GetProperty(member));

    public static double Double(JsonElement e) => double.Parse(Expect.Text(e)!, CultureInfo.InvariantCulture);

    public static double Double(JsonElement row, string member) => Double(row.GetProperty(member));

    public static Money Money(JsonElement row, string member) => new(Number(row, member), Unit);

    public static decimal? OrNull(JsonElement e) => e.ValueKind == JsonValueKind.Null ? null : Number(e);
}

public sealed class ForecastRollupSuite : VectorSuite
{
    private static readonly (string Member, ForecastCategory Category)[] Categories =
    [
        ("omitted", ForecastCategory.Omitted), ("pipeline", ForecastCategory.Pipeline), ("bestCase", ForecastCategory.BestCase),
        ("mostLikely", ForecastCategory.MostLikely), ("commit", ForecastCategory.Commit), ("closed", ForecastCategory.Closed),
    ];

    public override string Name => "forecasting/forecast_rollup";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            if (row.TryGetProperty("tree", out _)) cases.Case(id, () => Tree(row));
            else if (row.TryGetProperty("closed", out _)) cases.Case(id, () => Cumulative(row));
            else cases.Skip(id, "a form of row that has no code");
        }
    }

    private static void Cumulative(JsonElement row)
    {
        LocalDate day = new(2026, 1, 1);
        ForecastDefinition definition = new("f", Unit.Code, [new StageForecast("s", 0.5m, ForecastCategory.Pipeline)]);
        ForecastEngine engine = ForecastEngine.Compile(definition, CurrencyTable.Iso4217.With(Unit)).Value;
        PipelineDeal[] deals =
        [
            .. Categories.Where(c => row.TryGetProperty(c.Member, out _)).Select(c => new PipelineDeal(
                c.Member, "o", "s", ForecastVectors.Money(row, c.Member), day, c.Category == ForecastCategory.Closed ? DealState.Won : DealState.Open,
                Category: c.Category == ForecastCategory.Closed ? null : c.Category)),
        ];
        ForecastSnapshot snapshot = engine.Snapshot(deals, EffectivePeriod.Always).Value;
        foreach (JsonProperty expected in row.GetProperty("expected").EnumerateObject())
        {
            Money actual = expected.Name switch
            {
                "ClosedOnly" => snapshot.Cumulative(ForecastCategory.Closed),
                "CommitForecast" => snapshot.Cumulative(ForecastCategory.Commit),
                "MostLikelyForecast" => snapshot.Cumulative(ForecastCategory.MostLikely),
                "BestCaseForecast" => snapshot.Cumulative(ForecastCategory.BestCase),
                "OpenPipeline" => snapshot.OpenPipeline,
                _ => throw new InvalidDataException($"unknown figure '{expected.Name}'"),
            };
            Expect.Equal(ForecastVectors.Number(expected.Value), actual.Amount, expected.Name);
        }
    }

    private static Currency Unit => ForecastVectors.Unit;

    private static void Tree(JsonElement row)
    {
        AdjustmentMode mode = row.GetProperty("mode").GetString() == "delta" ? AdjustmentMode.Delta : AdjustmentMode.Absolute;
        (string Key, string? Parent)[] tree = [.. row.GetProperty("tree").EnumerateArray().Select(static n => (n[0].GetString()!, n[1].GetString()))];
        // First without adjustments: the bases that whoever adjusts sees.
        IReadOnlyDictionary<string, decimal> then = Roll(tree, row, "own", _ => null, _ => null).ToDictionary(static n => n.Key, static n => n.Base);
        ForecastAdjustment? Adjustment(string member, string key) =>
            row.TryGetProperty(member, out JsonElement all) && all.TryGetProperty(key, out JsonElement value)
                ? new ForecastAdjustment(mode, ForecastVectors.Number(value), then[key]) : null;
        IReadOnlyList<RolledUpNode> now = Roll(tree, row, row.TryGetProperty("thenOwn", out _) ? "thenOwn" : "own",
            k => Adjustment("ownerAdjust", k), k => Adjustment("managerAdjust", k));
        Compare(row, "expectedEffective", now, static n => n.Effective);
        Compare(row, "expectedBase", now, static n => n.Base);
        if (row.TryGetProperty("expectedStale", out JsonElement stale))
            Expect.SequenceEqual(stale.EnumerateArray().Select(static e => e.GetString()!), now.Where(static n => n.IsStale).Select(static n => n.Key), "stale");
    }

    private static IReadOnlyList<RolledUpNode> Roll(
        (string Key, string? Parent)[] tree, JsonElement row, string own, Func<string, ForecastAdjustment?> owner, Func<string, ForecastAdjustment?> manager)
    {
        decimal Own(string key) => row.GetProperty(own).TryGetProperty(key, out JsonElement value) || row.GetProperty("own").TryGetProperty(key, out value)
            ? ForecastVectors.Number(value) : 0m;
        return ForecastRollup.Compute([.. tree.Select(n => new ForecastNode(n.Key, n.Parent, Own(n.Key), owner(n.Key), manager(n.Key)))]).Value;
    }

    private static void Compare(JsonElement row, string member, IReadOnlyList<RolledUpNode> nodes, Func<RolledUpNode, decimal> figure)
    {
        if (!row.TryGetProperty(member, out JsonElement expected)) return;
        foreach (JsonProperty node in expected.EnumerateObject())
            Expect.Equal(ForecastVectors.Number(node.Value), figure(nodes.Single(n => n.Key == node.Name)), $"{member} {node.Name}");
    }
}

public sealed class PipelineMetricsSuite : VectorSuite
{
    private const double Tolerance = 1e-9;

    public override string Name => "forecasting/pipeline_metrics";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            if (row.TryGetProperty("deals", out JsonElement deals)) cases.Case(id, () => Weighted(row, deals));
            else if (row.TryGetProperty("open", out _)) cases.Case(id, () => Expect.Equal(
                ForecastVectors.OrNull(row.GetProperty("expected")),
                PipelineMetrics.Coverage(ForecastVectors.Money(row, "open"), ForecastVectors.Money(row, "quota"), ForecastVectors.Money(row, "closed"))));
            else if (row.TryGetProperty("cycleDays", out _)) cases.Case(id, () => Expect.Equal(
                ForecastVectors.OrNull(row.GetProperty("expected")),
                PipelineMetrics.Velocity(row.GetProperty("count").GetInt32(), ForecastVectors.Money(row, "avgAmount"),
                    ForecastVectors.Number(row, "winRate"), ForecastVectors.Number(row, "cycleDays"))?.Amount));
            else if (row.TryGetProperty("groups", out JsonElement groups)) cases.Case(id, () => Calibration(row, groups));
            else if (row.TryGetProperty("expectedWinRate", out JsonElement rate)) cases.Case(id, () =>
            {
                decimal? actual = PipelineMetrics.WinRate(row.GetProperty("won").GetInt32(), row.GetProperty("lost").GetInt32());
                Expect.Equal(ForecastVectors.OrNull(rate), actual is decimal a ? Math.Round(a, 10) : null);
            });
            else cases.Skip(id, "a form of row that has no code");
        }
    }

    private static void Weighted(JsonElement row, JsonElement deals)
    {
        ForecastDefinition definition = new("f", ForecastVectors.Unit.Code, [new StageForecast("s", 0m, ForecastCategory.Pipeline)]);
        ForecastEngine engine = ForecastEngine.Compile(definition, CurrencyTable.Iso4217.With(ForecastVectors.Unit)).Value;
        ForecastSnapshot snapshot = engine.Snapshot(deals.EnumerateArray().Select(static (d, i) => new PipelineDeal(
            i.ToString(CultureInfo.InvariantCulture), "o", "s", ForecastVectors.Money(d, "amount"), new LocalDate(2026, 1, 1), DealState.Open,
            ForecastVectors.Number(d, "p"))), EffectivePeriod.Always).Value;
        Expect.Equal(ForecastVectors.Number(row, "expected"), snapshot.WeightedOpen.Amount);
    }

    private static void Calibration(JsonElement row, JsonElement rows)
    {
        CalibrationGroup[] groups = [.. rows.EnumerateArray().Select(static g =>
            new CalibrationGroup(ForecastVectors.Double(g, "p"), g.GetProperty("n").GetInt32(), g.GetProperty("won").GetInt32()))];
        Close(row, "expectedRates", [.. groups.Select(static g => g.Rate)]);
        Close(row, "expectedIsotonic", ProbabilityCalibration.Isotonic(groups));
        if (row.TryGetProperty("expectedBrier", out JsonElement brier)) Expect.Close(ForecastVectors.Double(brier), ProbabilityCalibration.BrierScore(groups), Tolerance, what: "Brier");
        if (row.TryGetProperty("expectedEce", out JsonElement ece)) Expect.Close(ForecastVectors.Double(ece), ProbabilityCalibration.ExpectedCalibrationError(groups), Tolerance, what: "ECE");
        if (row.TryGetProperty("expectedShrunk", out _))
            Close(row, "expectedShrunk", [.. groups.Select(g => ProbabilityCalibration.Shrunk(g, ForecastVectors.Double(row, "shrinkPrior"), ForecastVectors.Double(row, "shrinkK")))]);
    }

    private static void Close(JsonElement row, string member, double[] actual)
    {
        if (!row.TryGetProperty(member, out JsonElement expected)) return;
        double[] wanted = [.. expected.EnumerateArray().Select(ForecastVectors.Double)];
        Expect.Equal(wanted.Length, actual.Length, member);
        for (int i = 0; i < wanted.Length; i++) Expect.Close(wanted[i], actual[i], Tolerance, what: $"{member}[{i}]");
    }
}

public sealed class WaterfallSuite : VectorSuite
{
    public override string Name => "forecasting/waterfall";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            cases.Case(id, () =>
            {
                LocalDate[] months = [.. row.GetProperty("period").EnumerateArray().Select(static m => Month(m.GetString()!)).Order()];
                EffectivePeriod period = new(months[0], months[^1].PlusMonths(1));
                PipelineWaterfall waterfall = PipelineWaterfall.Compare(Deals(row, "t0"), Deals(row, "t1"), period);
                foreach (JsonProperty expected in row.GetProperty("expected").EnumerateObject())
                {
                    decimal actual = expected.Name switch
                    {
                        "begin" => waterfall.Begin,
                        "end" => waterfall.End,
                        string step => waterfall.Total(Enum.Parse<WaterfallStep>(step, ignoreCase: true)),
                    };
                    Expect.Equal(ForecastVectors.Number(expected.Value), actual, expected.Name);
                }

                Expect.Equal(waterfall.End, waterfall.Begin + waterfall.Moves.Sum(static m => m.Effect), "identity");
            });
        }
    }

    private static IEnumerable<SnapshotDeal> Deals(JsonElement row, string member) => row.GetProperty(member).EnumerateArray().Select(static d => new SnapshotDeal(
        d.GetProperty("id").GetString()!, ForecastVectors.Number(d, "amount"), Month(d.GetProperty("close").GetString()!),
        Enum.Parse<DealState>(d.GetProperty("state").GetString()!, ignoreCase: true)));

    private static LocalDate Month(string text) => NodaTime.Text.YearMonthPattern.Iso.Parse(text).Value.OnDayOfMonth(1);
}

public sealed class BookingsSuite : VectorSuite
{
    private const double Tolerance = 1e-9;

    public override string Name => "forecasting/bookings_distribution";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            cases.Case(id, () =>
            {
                BookingsDistribution distribution = BookingsDistribution.Exact([.. row.GetProperty("deals").EnumerateArray()
                    .Select(static d => new BookingsDeal(d.GetProperty("amount").GetInt64(), ForecastVectors.Double(d, "p")))]);
                if (row.TryGetProperty("expectedMean", out JsonElement mean)) Expect.Close(ForecastVectors.Double(mean), distribution.Mean, Tolerance, what: "mean");
                if (row.TryGetProperty("expectedStdDev", out JsonElement sd)) Expect.Close(ForecastVectors.Double(sd), distribution.StandardDeviation, Tolerance, what: "standard deviation");
                if (row.TryGetProperty("pmf", out JsonElement pmf))
                {
                    Dictionary<long, double> actual = distribution.Probabilities.ToDictionary();
                    Expect.Equal(pmf.EnumerateObject().Count(), actual.Count, "number of totals");
                    foreach (JsonProperty p in pmf.EnumerateObject()) Expect.Close(ForecastVectors.Double(p.Value), actual[Long(p.Name)], Tolerance, what: p.Name);
                }

                if (row.TryGetProperty("quantiles", out JsonElement quantiles))
                {
                    foreach (JsonProperty q in quantiles.EnumerateObject())
                        Expect.Equal(q.Value.GetInt64(), distribution.Quantile(double.Parse(q.Name, CultureInfo.InvariantCulture)), "quantile " + q.Name);
                }

                if (row.TryGetProperty("pAtLeast", out JsonElement atLeast))
                {
                    foreach (JsonProperty p in atLeast.EnumerateObject()) Expect.Close(ForecastVectors.Double(p.Value), distribution.AtLeast(Long(p.Name)), Tolerance, what: "at least " + p.Name);
                }
            });
        }
    }

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

public sealed class WinHazardSuite : VectorSuite
{
    private const double Tolerance = 1e-9;

    public override string Name => "forecasting/win_hazard";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            cases.Case(id, () =>
            {
                WinHazard hazard = WinHazard.Fit([.. row.GetProperty("rows").EnumerateArray().Select(static d => new DealHistory(
                    d.GetProperty("duration").GetDouble(), Enum.Parse<DealState>(d.GetProperty("outcome").GetString()!, ignoreCase: true)))]);
                JsonElement[] steps = [.. row.GetProperty("steps").EnumerateArray()];
                Expect.Equal(steps.Length, hazard.Steps.Length, "steps");
                foreach ((JsonElement expected, HazardStep step) in steps.Zip(hazard.Steps))
                {
                    Expect.Equal(expected.GetProperty("t").GetDouble(), step.Days, "t");
                    Expect.Equal(expected.GetProperty("atRisk").GetInt32(), step.AtRisk, "atRisk");
                    Expect.Close(ForecastVectors.Double(expected, "survival"), step.Survival, Tolerance, what: "survival");
                    Expect.Close(ForecastVectors.Double(expected, "cifWon"), step.WonBy, Tolerance, what: "cifWon");
                    Expect.Close(ForecastVectors.Double(expected, "cifLost"), step.LostBy, Tolerance, what: "cifLost");
                }

                foreach (JsonElement query in row.GetProperty("winWithin").EnumerateArray())
                {
                    double? actual = hazard.WinWithin(query.GetProperty("age").GetDouble(), query.GetProperty("horizon").GetDouble());
                    JsonElement expected = query.GetProperty("expected");
                    if (expected.ValueKind == JsonValueKind.Null) Expect.Equal(null, actual, "winWithin");
                    else Expect.Close(ForecastVectors.Double(expected), actual ?? double.NaN, Tolerance, what: "winWithin");
                }
            });
        }
    }
}
