using Crm.Primitives;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Pricing.Tests.Documents;

/// <summary>Whole catalogues with a document each, from a seed: every kind of price, rule, tax, unit, rounding and discount.</summary>
internal sealed class PricingCases(int seed)
{
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD", "CLF", "MGA"];
    private static readonly PriceStage[] Stages = [PriceStage.Schedule, PriceStage.Promotion, PriceStage.Additional, PriceStage.Partner, PriceStage.Distributor];
    private static readonly ProductCategory[] Categories = [new("c0", null), new("c1", "c0"), new("c2", "c1"), new("d0", null)];
    private readonly Random _random = new(seed);
    private int _id;

    internal static Gen<int> Seeds => Gen.Choose(0, int.MaxValue - 1);

    internal (PriceCatalog Catalog, QuoteRequest Request, PricingContext Context) Make(int mostLines)
    {
        string currency = Currencies[_random.Next(Currencies.Length)];
        PriceCatalog catalog = Catalog(currency);
        QuoteRequest request = new([.. Enumerable.Range(0, _random.Next(0, mostLines + 1)).Select(i => Line($"{i}"))]) { DocumentDiscount = DocumentDiscount() };
        PricingContext context = new(Instant.FromUtc(2026, 6, 15, 12, 0), currency);
        if (Chance(2)) context = context.With("segment", "a");
        if (Chance(3)) context = context.With("customer", "x");
        if (Chance(2)) context = context.With("seats", "50");
        return (catalog, request, context);
    }

    internal QuoteLineRequest Line(string id) => new(id, $"p{_random.Next(7)}", Chance(9) ? -Number(1, 500, 1) : Number(0, 900, 1))
    {
        Unit = Chance(9) ? "gross" : null,
        Price = Chance(5) ? Chance(4) ? PercentOfTotal() : new PerUnitPrice(Number(1, 999_999, 3)) : null,
        Taxes = Chance(3) ? Taxes() : null,
        ProrateMultiplier = Chance(5) ? Number(1, 99, 2) : 1m,
        Discounts = [.. Enumerable.Range(0, _random.Next(3)).Select(d => new Discount($"l{d}", Stages[_random.Next(5)], Value()) { Cumulative = Chance(2), ExclusiveGroup = Chance(3) ? "g" : null })],
    };

    internal DiscountValue? DocumentDiscount() => _random.Next(4) switch
    {
        0 => DiscountValue.OfPercent(Number(1, 300, 1)),
        1 => DiscountValue.OfAmount(Number(1, 9_999, 2), DiscountScope.PerLine),
        _ => null,
    };

    internal int Next(int below) => _random.Next(below);

    internal T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        _random.Shuffle(all);
        return all;
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private decimal Number(int low, int high, byte decimals) => _random.Next(low, high) * new decimal(1, 0, 0, false, decimals);

    private PriceCatalog Catalog(string currency) => new("c", "1", new PricingPolicy((RoundingMode)_random.Next(9), (TaxRounding)_random.Next(3), (StackingPolicy)_random.Next(4)))
    {
        Categories = Categories,
        Units = [new("dozen", 12m), new("gross", 144m)],
        Products = [.. Enumerable.Range(0, 6).Select(i => new CatalogProduct($"p{i}")
        {
            VariantOf = i > 3 ? "p0" : null,
            Category = i == 5 ? null : Categories[i % 4].Id,
            Unit = i == 2 ? "dozen" : null,
            UnitCost = i % 2 == 0 ? Number(0, 9_999, 3) : null,
            Taxes = Taxes(),
        })],
        PriceLists =
        [
            new("base", currency, PriceOrigin.Base) { Entries = [.. Enumerable.Range(0, 8).Select(_ => Entry()), new PriceEntry("any") { Price = new PerUnitPrice(7.77m) }] },
            new("sale", currency, PriceOrigin.Sale) { Conditions = Conditions(), ValidDates = Dates(), Entries = [Entry(), Entry()] },
            new("contract", currency, PriceOrigin.Contracted) { Conditions = [new AttributeMatch("customer", ["x"])], Entries = [Entry()] },
            new("derived", currency, PriceOrigin.Override)
            {
                BasedOn = Chance(2) ? "base" : null,
                Conditions = Conditions(),
                Entries = [new PriceEntry("formula") { Product = "p1", Formula = new PriceFormula { DiscountPercent = Number(0, 400, 1), RoundTo = Chance(2) ? 1m : null, Surcharge = -0.01m } }],
            },
        ],
        Rules = [.. Rules()],
        Fields = [new ContextField("seats", FieldType.Number)],
        TimeZone = "Europe/Berlin",
        Selection = _random.Next(3) switch { 0 => SelectionOrder.Default, 1 => SelectionOrder.MostConditionsThenLowest, _ => SelectionOrder.MostSpecificThenQuantity },
    };

    private IEnumerable<DiscountRule> Rules()
    {
        for (int i = _random.Next(24); i > 0; i--)
        {
            yield return new DiscountRule($"r{_id++}", Stages[_random.Next(5)])
            {
                Product = Chance(2) ? $"p{_random.Next(7)}" : null,
                Category = Chance(2) ? Categories[_random.Next(4)].Id : null,
                Value = Value(),
                MinQuantity = Chance(3) ? _random.Next(10) : null,
                Conditions = Conditions(),
                Priority = _random.Next(2),
                Cumulative = Chance(2),
                ExclusiveGroup = Chance(3) ? "g" : null,
                ValidDates = Dates(),
                When = When(),
            };
        }

        if (Chance(2))
        {
            yield return new DiscountRule("slab", PriceStage.Schedule)
            {
                Product = "p3",
                Schedule = new DiscountSchedule((ScheduleKind)_random.Next(2), DiscountUnit.Percent, [new DiscountTier(5m, 1m), new DiscountTier(null, 9m)]),
            };
        }
    }

    private PriceEntry Entry() => new($"e{_id++}")
    {
        Product = Chance(2) ? $"p{_random.Next(6)}" : null,
        Category = Chance(2) ? Categories[_random.Next(4)].Id : null,
        Price = Model(),
        MinQuantity = Chance(3) ? _random.Next(20) : null,
        MaxQuantity = Chance(5) ? 20 + _random.Next(90) : null,
        Conditions = Conditions(),
        Priority = Chance(3) ? 1 : 0,
        ValidDates = Dates(),
        When = When(),
    };

    private PriceModel Model() => _random.Next(7) switch
    {
        0 => new VolumePrice([new(10m, Number(1, 99_999, 2)), new(null, Number(1, 99_999, 2))]),
        1 => new GraduatedPrice([new(10m, Number(1, 9_999, 2), 1m), new(null, Number(1, 9_999, 2), 2m)]),
        2 => PercentOfTotal(),
        3 => new CostPlusPrice(CostPlusKind.Margin, Number(1, 99, 0)),
        _ => new PerUnitPrice(Number(1, 99_999, 3)),
    };

    private PercentOfTotalPrice PercentOfTotal() => new(Number(1, 300, 1), Chance(2) ? "c0" : null);

    private AttributeMatch[] Conditions() => Chance(3) ? [new AttributeMatch("segment", ["a", "b"])] : [];

    private ValidDates? Dates() => Chance(5) ? new ValidDates(new LocalDate(2026, _random.Next(1, 13), 1), null) : null;

    private Condition? When() => Chance(4)
        ? Condition.Compare(Chance(2) ? "quantity" : "seats", ConditionOperator.Greater, ConditionValue.Of(_random.Next(60)))
        : null;

    private DiscountValue Value() => _random.Next(4) switch
    {
        0 => DiscountValue.OfAmount(Number(0, 900, 2), (DiscountScope)_random.Next(2)),
        1 => DiscountValue.OfPrice(Number(0, 90_000, 2), (DiscountScope)_random.Next(2)),
        _ => DiscountValue.OfPercent(Number(-20, 500, 1)),
    };

    private Tax[] Taxes() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Tax(_random.Next(9))).DistinctBy(static t => t.Id)];

    private static Tax Tax(int k) => new($"t{k}", k % 5 == 0 ? TaxKind.Fixed : k % 5 == 1 ? TaxKind.Division : TaxKind.Percent, k % 5 == 1 ? 5m + k : 1.75m * k)
    {
        PriceIncluded = k % 3 == 0,
        AffectsSubsequentBase = k % 2 == 0,
        BaseAffectedByPrevious = k % 4 != 0,
        ReverseCharge = k == 7,
    };
}
