using BenchmarkDotNet.Attributes;
using Crm.Pricing;

namespace Crm.Benchmarks.Pricing;

/// <summary>A whole document against 100,000 prices and 10,000 rules, with its trace and without.</summary>
[MemoryDiagnoser]
public class QuoteBenchmarks
{
    private PricingEngine _engine = null!;
    private PricingSession _session = null!;
    private QuoteRequest _request = null!;
    private PricingContext _context = null!;

    [Params(1, 1_000, 10_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        QuoteWorkload workload = new();
        _engine = PricingEngine.Compile(workload.Catalog).Value;
        _session = _engine.OpenSession();
        (_request, _context) = (workload.Request(Lines), workload.Context);
    }

    [Benchmark(Baseline = true)]
    public decimal PriceWithoutTrace() => _session.Price(_request, _context).IsSuccess ? _session.Net : 0m;

    [Benchmark]
    public PricedQuote PriceWithTrace() => _engine.Price(_request, _context).Value;
}
