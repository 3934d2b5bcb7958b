using BenchmarkDotNet.Attributes;
using Crm.Dedupe;

namespace Crm.Benchmarks.Dedupe;

/// <summary>A thousand pairs of family names of about seven characters; divide by 1,000 for one pair.</summary>
[MemoryDiagnoser]
public class ComparatorBenchmarks
{
    private readonly (string Left, string Right)[] _pairs = new (string, string)[1_000];

    [GlobalSetup]
    public void Setup()
    {
        string[] names = ["Johnson", "Johnston", "Michelle", "Michael", "Schmidt", "Schmitt", "Garcia", "Gracia", "Nakamura", "Nakayama"];
        for (int i = 0; i < _pairs.Length; i++) _pairs[i] = (names[i % names.Length], names[(i * 7 + i / names.Length) % names.Length]);
    }

    [Benchmark(Baseline = true)]
    public double JaroWinkler()
    {
        double sum = 0;
        foreach ((string left, string right) in _pairs) sum += StringSimilarity.JaroWinkler(left, right);
        return sum;
    }

    [Benchmark]
    public int Levenshtein()
    {
        int sum = 0;
        foreach ((string left, string right) in _pairs) sum += StringSimilarity.Levenshtein(left, right);
        return sum;
    }
}
