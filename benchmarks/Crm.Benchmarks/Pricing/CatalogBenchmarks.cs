using BenchmarkDotNet.Attributes;
using Crm.Pricing;

namespace Crm.Benchmarks.Pricing;

/// <summary>A catalogue of 100,000 prices and 10,000 rules: checked, analysed and indexed.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks
{
    private readonly PriceCatalog _catalog = new QuoteWorkload().Catalog;

    [Benchmark]
    public PricingEngine Compile() => PricingEngine.Compile(_catalog).Value;
}
