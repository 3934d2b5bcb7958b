using BenchmarkDotNet.Attributes;
using Crm.Primitives;

namespace Crm.Benchmarks.Primitives;

/// <summary>Splitting an amount by largest remainder.</summary>
[MemoryDiagnoser]
public class AllocationBenchmarks
{
    private decimal[] _weights = [];
    private decimal[] _shares = [];

    /// <summary>How many shares.</summary>
    [Params(3, 1_000)]
    public int Weights { get; set; }

    /// <summary>Weights as prices are: whole cents of any size.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _weights = [.. Enumerable.Range(0, Weights).Select(_ => random.Next(1, 1_000_000) / 100m)];
        _shares = new decimal[Weights];
    }

    /// <summary>What callers use.</summary>
    [Benchmark]
    public decimal Allocate()
    {
        Allocation.Allocate(12_345_678.91m, 0.01m, _weights, _shares, RemainderPolicy.LargestRemainder);
        return _shares[0];
    }
}
