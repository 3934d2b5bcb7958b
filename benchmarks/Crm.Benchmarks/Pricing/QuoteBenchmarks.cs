using BenchmarkDotNet.Attributes;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.Benchmarks.Pricing;

/// <summary>A whole quote with its trace: 1,000 or 10,000 lines against 100,000 prices and 10,000 rules.</summary>
[MemoryDiagnoser]
public class QuoteBenchmarks
{
    private const int Products = 20_000, PricesOfAProduct = 5, Rules = 10_000;
    private PriceCatalog _catalog = null!;
    private PricingEngine _engine = null!;
    private QuoteRequest _request = null!;
    private PricingContext _context = null!;

    [Params(1_000, 10_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(4711);
        _catalog = new PriceCatalog("benchmark", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base)
                {
                    Entries = [.. Enumerable.Range(0, Products * PricesOfAProduct).Select(i => new PriceEntry($"E{i:D6}")
                    {
                        Product = $"P{i / PricesOfAProduct}",
                        MinQuantity = i % PricesOfAProduct * 10,
                        Price = new PerUnitPrice(random.Next(100, 100_000) / 100m),
                    })],
                },
            ],
            Rules = [.. Enumerable.Range(0, Rules).Select(i => new DiscountRule($"R{i:D5}", PriceStage.Promotion)
            {
                Product = $"P{i % (Products / 4)}",
                MinQuantity = random.Next(1, 60),
                Conditions = [new AttributeMatch("segment", [$"S{i % 10}"])],
                Value = DiscountValue.OfPercent(random.Next(1, 10)),
            })],
        };
        _engine = PricingEngine.Compile(_catalog).Value;
        _context = new PricingContext(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR").With("segment", "S3");
        Tax[] tax = [Tax.Percent(19m)];
        _request = new QuoteRequest([.. Enumerable.Range(0, Lines).Select(i =>
            new QuoteLineRequest($"{i}", $"P{random.Next(Products / 4)}", random.Next(1, 100)) { Taxes = tax })]);
    }

    [Benchmark]
    public PricedQuote PriceWithTrace() => _engine.Price(_request, _context).Value;

    [Benchmark]
    public PricingEngine CompileCatalog() => PricingEngine.Compile(_catalog).Value;
}
