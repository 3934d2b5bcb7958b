using BenchmarkDotNet.Attributes;
using Crm.Primitives;

namespace Crm.Benchmarks.Primitives;

/// <summary>Money beside the bare decimal.</summary>
[MemoryDiagnoser]
public class MoneyBenchmarks
{
    private readonly Money _price = new(1_234.56m, "EUR");
    private readonly Money _other = new(0.07m, "EUR");
    private readonly RoundingRule _cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);

    /// <summary>The floor.</summary>
    [Benchmark(Baseline = true)]
    public decimal DecimalAdd() => _price.Amount + _other.Amount;

    /// <summary>With the check of the currencies.</summary>
    [Benchmark]
    public Money Add() => _price + _other;

    /// <summary>Times a rate, then to the cent.</summary>
    [Benchmark]
    public Money MultiplyAndRound() => (_price * 0.19m).Round(_cents);
}
