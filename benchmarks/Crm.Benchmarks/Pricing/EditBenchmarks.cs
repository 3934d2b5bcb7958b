using BenchmarkDotNet.Attributes;
using Crm.Pricing;

namespace Crm.Benchmarks.Pricing;

/// <summary>One line of a document of 1,000 lines edited, by where the tax is rounded and with or without a document discount.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private PricingSession _session = null!;
    private QuoteLineRequest[] _lines = [];
    private int _next;

    [Params(TaxRounding.PerLine, TaxRounding.PerDocument)]
    public TaxRounding Tax { get; set; }

    [Params(false, true)]
    public bool DocumentDiscount { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        QuoteWorkload workload = new(Tax);
        _session = PricingEngine.Compile(workload.Catalog).Value.OpenSession();
        _session.Price(workload.Request(1_000) with { DocumentDiscount = DocumentDiscount ? DiscountValue.OfPercent(3m) : null }, workload.Context);
        _lines = [.. Enumerable.Range(0, 10_000).Select(i => workload.Line($"{i * 7919 % 1_000}"))];
    }

    [Benchmark]
    public decimal UpdateOneLine()
    {
        _next = (_next + 1) % _lines.Length;
        _session.Update(_next * 7919 % 1_000, _lines[_next]);
        return _session.Net + _session.Tax;
    }
}
