using BenchmarkDotNet.Attributes;
using Crm.Pricing;

namespace Crm.Benchmarks.Pricing;

/// <summary>One line of a document of 1,000 lines edited, by where the tax is rounded and what is taken off the document.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private PricingSession _session = null!;
    private QuoteLineRequest[] _lines = [];
    private int _next;

    [Params(TaxRounding.PerLine, TaxRounding.PerDocument)]
    public TaxRounding Tax { get; set; }

    [Params(DiscountOnDocument.None, DiscountOnDocument.Percent, DiscountOnDocument.Amount)]
    public DiscountOnDocument Discount { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        QuoteWorkload workload = new(Tax);
        _session = PricingEngine.Compile(workload.Catalog).Value.OpenSession();
        _session.Price(workload.Request(1_000) with { DocumentDiscount = Off() }, workload.Context);
        _lines = [.. Enumerable.Range(0, 10_000).Select(i => workload.Line($"{i * 7919 % 1_000}"))];
    }

    [Benchmark]
    public decimal UpdateOneLine()
    {
        _next = (_next + 1) % _lines.Length;
        _session.Update(_next * 7919 % 1_000, _lines[_next]);
        return _session.Net + _session.Tax;
    }

    /// <summary>A percentage leaves most shares as they are; of an amount every line has another part after each edit.</summary>
    private DiscountValue? Off() => Discount switch
    {
        DiscountOnDocument.Percent => DiscountValue.OfPercent(3m),
        DiscountOnDocument.Amount => DiscountValue.OfAmount(9_999.99m, DiscountScope.PerLine),
        _ => null,
    };
}
