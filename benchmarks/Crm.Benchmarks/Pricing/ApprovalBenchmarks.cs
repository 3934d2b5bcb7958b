using BenchmarkDotNet.Attributes;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.Benchmarks.Pricing;

/// <summary>A document of 1,000 lines against a matrix of 500 rows: what would need approval, alone and in the same call as pricing.</summary>
[MemoryDiagnoser]
public class ApprovalBenchmarks
{
    private const int Lines = 1_000, Rows = 500, Categories = 50;

    private readonly PricingContext _context = new(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR");
    private readonly PricingEngine _engine;
    private readonly QuoteRequest _request;
    private readonly PricedQuote _quote;
    private readonly ApprovalMatrix _matrix;

    public ApprovalBenchmarks()
    {
        Random random = new(4711);
        _engine = PricingEngine.Compile(new PriceCatalog("approvals", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
        {
            // Each category in one of five.
            Categories = [.. Enumerable.Range(0, Categories).Select(static c => new ProductCategory($"C{c}", c < 5 ? null : $"C{c % 5}"))],
            Products = [.. Enumerable.Range(0, Lines).Select(static p => new CatalogProduct($"P{p}") { Category = $"C{p % Categories}", UnitCost = 5m })],
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base)
            {
                Entries = [.. Enumerable.Range(0, Lines).Select(p => new PriceEntry($"E{p}") { Product = $"P{p}", Price = new PerUnitPrice(random.Next(1_000, 100_000) / 100m) })],
            }],
        }).Value;
        _request = new QuoteRequest([.. Enumerable.Range(0, Lines).Select(i => new QuoteLineRequest($"{i}", $"P{i}", random.Next(1, 100))
        {
            Taxes = [Tax.Percent(19m)],
            Discounts = [new Discount("granted", PriceStage.Additional, DiscountValue.OfPercent(random.Next(0, 2_000) / 100m))],
        })]);
        _quote = _engine.Price(_request, _context).Value;
        _matrix = ApprovalMatrix.Compile(new ApprovalMatrixDefinition("matrix", "1", [.. Enumerable.Range(0, Rows).Select(r => new ApprovalRule($"R{r:D3}",
            [
                new ApprovalCondition((r % 3) switch { 0 => ApprovalMeasure.GrantedPercent, 1 => ApprovalMeasure.DiscountPercent, _ => ApprovalMeasure.Net }, ApprovalComparison.GreaterThan, r % 3 == 2 ? 100_000_000m : 20m)
                {
                    Category = r % 2 == 0 ? $"C{r % Categories}" : null,
                },
                new ApprovalCondition(ApprovalMeasure.MarginPercent, ApprovalComparison.LessThan, 30m),
            ],
            [new ApprovalStep([$"boss {r % 7}"])]))])).Value;
    }

    [Benchmark]
    public ApprovalPlan Preview() => _matrix.Preview(_quote, new ApprovalFacts { CategoriesOf = _engine.CategoriesOf });

    [Benchmark]
    public PricedQuote Price() => _engine.Price(_request, _context).Value;

    [Benchmark]
    public ApprovalPreview PriceWithPreview() => _engine.Price(_request, _context, _matrix).Value;
}
