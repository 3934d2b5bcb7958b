using System.Globalization;
using BenchmarkDotNet.Attributes;
using Crm.Commission;
using Crm.Primitives;
using NodaTime;

namespace Crm.Benchmarks.Commission;

/// <summary>The statement of a payee with a thousand credits, every line with its parts.</summary>
[MemoryDiagnoser]
public class CommissionBenchmarks
{
    private static readonly Currency Eur = Currency.Of("EUR");
    private readonly CommissionEngine _engine = CommissionEngine.Compile(CommissionPlan.Simple("p", Eur, "revenue",
        new MarginalCurve([new Tier(0m, 100m, 0.03m), new Tier(100m, 150m, 0.05m), new Tier(150m, null, 0.07m)], TierMeasure.PercentOfQuota),
        RoundingMode.HalfEven)).Value;
    private readonly PayeeMeasure _measure = new("rep", EffectivePeriod.Always, new Money(300_000m, Eur));
    private Credit[] _credits = [];

    /// <summary>Credits in the order of their dates, two percent of them refunds.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _credits =
        [
            .. Enumerable.Range(0, 1_000).Select(i => new Credit(
                i.ToString(CultureInfo.InvariantCulture), "rep", "revenue", new LocalDate(2026, 1, 1).PlusDays(i / 4), i,
                new Money((i % 50 == 49 ? -1 : 1) * random.Next(1, 100_000) / 100m, Eur), "deal")),
        ];
    }

    /// <summary>The whole statement with its trace.</summary>
    [Benchmark(OperationsPerInvoke = 1_000)]
    public Money Calculate() => _engine.Calculate(_measure, _credits).Value.Total;
}
