using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.Benchmarks.Pricing;

/// <summary>100,000 prices and 10,000 rules, and documents of any number of lines; the same for the same seed.</summary>
internal sealed class QuoteWorkload
{
    private const int Products = 20_000, PricesOfAProduct = 5, Rules = 10_000;
    private readonly Random _random = new(4711);
    private readonly Tax[] _tax = [Tax.Percent(19m)];

    internal QuoteWorkload(TaxRounding taxRounding = TaxRounding.PerLine) =>
        Catalog = new PriceCatalog("benchmark", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, taxRounding, StackingPolicy.Sequential))
        {
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base)
                {
                    Entries = [.. Enumerable.Range(0, Products * PricesOfAProduct).Select(i => new PriceEntry($"E{i:D6}")
                    {
                        Product = $"P{i / PricesOfAProduct}",
                        MinQuantity = i % PricesOfAProduct * 10,
                        Price = new PerUnitPrice(_random.Next(100, 100_000) / 100m),
                    })],
                },
            ],
            Rules = [.. Enumerable.Range(0, Rules).Select(i => new DiscountRule($"R{i:D5}", PriceStage.Promotion)
            {
                Product = $"P{i % (Products / 4)}",
                MinQuantity = _random.Next(1, 60),
                Conditions = [new AttributeMatch("segment", [$"S{i % 10}"])],
                Value = DiscountValue.OfPercent(_random.Next(1, 10)),
            })],
        };

    internal PriceCatalog Catalog { get; }

    internal PricingContext Context { get; } = new PricingContext(Instant.FromUtc(2026, 3, 12, 7, 0), "EUR").With("segment", "S3");

    internal QuoteRequest Request(int lines) => new([.. Enumerable.Range(0, lines).Select(i => Line($"{i}"))]);

    internal QuoteLineRequest Line(string id) => new(id, $"P{_random.Next(Products / 4)}", _random.Next(1, 100)) { Taxes = _tax };
}
