using System.Diagnostics;
using System.Text.Json.Nodes;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.Benchmarks.Pricing;

/// <summary>Our side of <c>benchmarks/peers/pricing</c>: writes the workload that both sides run, then our figures.</summary>
internal static class PricingPeers
{
    private const int Lines = 200, Weights = 1_000;
    private static readonly int[] RuleCounts = [100, 1_000, 10_000];

    internal static void Run(string folder)
    {
        Random random = new(4711);
        JsonObject workload = [], ours = [];
        foreach (int rules in RuleCounts) Rules(rules, random, workload, ours);
        MoneyAndShares(random, workload, ours);
        File.WriteAllText(Path.Combine(folder, "workload.json"), workload.ToJsonString());
        File.WriteAllText(Path.Combine(folder, "ours.json"), ours.ToJsonString());
    }

    /// <summary>Rules with three conditions each: product, lowest quantity, segment.</summary>
    private static void Rules(int count, Random random, JsonObject workload, JsonObject ours)
    {
        int products = Math.Max(10, count / 5);
        (string Product, int MinQuantity, string Segment, int Percent)[] rules = [.. Enumerable.Range(0, count)
            .Select(i => ($"P{i % products}", random.Next(1, 60), $"S{random.Next(5)}", random.Next(1, 10)))];
        (string Product, int Quantity)[] lines = [.. Enumerable.Range(0, Lines).Select(_ => ($"P{random.Next(products)}", random.Next(1, 100)))];
        PricingEngine engine = PricingEngine.Compile(new PriceCatalog("peers", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            Rules = [.. rules.Select(static (r, i) => new DiscountRule($"R{i}", PriceStage.Promotion)
            {
                Product = r.Product,
                MinQuantity = r.MinQuantity,
                Conditions = [new AttributeMatch("segment", [r.Segment])],
                Value = DiscountValue.OfPercent(r.Percent),
            })],
        }).Value;
        QuoteRequest request = new([.. lines.Select(static (l, i) => new QuoteLineRequest($"{i}", l.Product, l.Quantity) { Price = new PerUnitPrice(10m), Taxes = [] })]);
        PricingContext context = new PricingContext(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR").With("segment", "S3");
        PricingSession session = engine.OpenSession();
        // Which rules apply to each line, so that the peer is held to the same ones and not only to as many.
        JsonArray matches = [.. engine.Price(request, context).Value.Lines.Select(static l =>
            new JsonArray([.. l.Waterfall.Steps.Where(static s => s.Stage == PriceStage.Promotion).Select(static s => JsonValue.Create(s.RuleId))]))];
        ours[$"rules{count}"] = new JsonObject { ["ns"] = NanosecondsOf(() => session.Price(request, context)) / Lines, ["matches"] = matches };
        workload[$"rules{count}"] = new JsonObject
        {
            ["rules"] = new JsonArray([.. rules.Select(static r => new JsonObject { ["product"] = r.Product, ["minQuantity"] = r.MinQuantity, ["segment"] = r.Segment, ["percent"] = r.Percent })]),
            ["lines"] = new JsonArray([.. lines.Select(static l => new JsonObject { ["product"] = l.Product, ["quantity"] = l.Quantity, ["segment"] = "S3" })]),
        };
    }

    private static void MoneyAndShares(Random random, JsonObject workload, JsonObject ours)
    {
        int[] weights = [.. Enumerable.Range(0, Weights).Select(_ => random.Next(1, 1_000_000))];
        workload["weights"] = new JsonArray([.. weights.Select(static w => JsonValue.Create(w))]);
        Money price = new(1_234.56m, "EUR"), other = new(0.07m, "EUR"), kept = price;
        RoundingRule cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);
        decimal[] all = [.. weights], shares = new decimal[Weights];
        ours["add"] = One(NanosecondsOf(() => { for (int i = 0; i < 1_000; i++) kept = price + other; }) / 1_000);
        ours["multiply"] = One(NanosecondsOf(() => { for (int i = 0; i < 1_000; i++) kept = (price * 0.19m).Round(cents); }) / 1_000);
        ours["allocate3"] = One(NanosecondsOf(() => { for (int i = 0; i < 100; i++) Allocation.Allocate(12_345_678.91m, 0.01m, all.AsSpan(0, 3), shares.AsSpan(0, 3), RemainderPolicy.LargestRemainder); }) / 100);
        ours["allocate1000"] = One(NanosecondsOf(() => Allocation.Allocate(12_345_678.91m, 0.01m, all, shares, RemainderPolicy.LargestRemainder)));
        GC.KeepAlive(kept);
    }

    private static JsonObject One(double nanoseconds) => new() { ["ns"] = nanoseconds };

    /// <summary>The best of many runs after a warm-up: what peers are measured by too.</summary>
    private static double NanosecondsOf(Action run)
    {
        long until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2);
        double best = double.MaxValue;
        for (int i = 0; i < 200 || Stopwatch.GetTimestamp() < until; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalNanoseconds);
        }

        return best;
    }
}
