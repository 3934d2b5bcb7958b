using BenchmarkDotNet.Attributes;
using Crm.Forecasting;

namespace Crm.Benchmarks.Forecasting;

/// <summary>The exact law of total bookings of 500 deals.</summary>
[MemoryDiagnoser]
public class BookingsBenchmarks
{
    private BookingsDeal[] _deals = [];

    /// <summary>Deals of 1 to 200 thousand, in thousands.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _deals = [.. Enumerable.Range(0, 500).Select(_ => new BookingsDeal(random.Next(1, 200), random.NextDouble()))];
    }

    /// <summary>The distribution, and the odds of a quota.</summary>
    [Benchmark]
    public double Exact() => BookingsDistribution.Exact(_deals).AtLeast(25_000);
}
