using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing.Tests.Documents;

/// <summary>Catalogues with a document each, from a seed: small, with few digits, so that ties, zeros and equal prices are common.</summary>
internal sealed class OracleCases(int seed)
{
    private static readonly string[] Currencies = ["EUR", "EUR", "JPY", "KWD", "MGA"];
    private static readonly PriceStage[] Stages = [PriceStage.Schedule, PriceStage.Promotion, PriceStage.Additional, PriceStage.Partner, PriceStage.Distributor];
    private static readonly decimal[] Simple = [0m, 1m, 5m, 10m, 12m, 12.5m, 20m, 33.3m, 50m, 100m];
    private static readonly ProductCategory[] Categories = [new("c0", null), new("c1", "c0"), new("c2", "c1"), new("d0", null)];
    private static readonly ExchangeRates Rates = ExchangeRates.Compile([.. Currencies.Distinct().Select(static c => new ExchangeRate(Currency.Of("USD"), Currency.Of(c), new LocalDate(2026, 1, 1), 1.25m))]).Value;
    private readonly Random _random = new(seed);
    private int _id;

    internal (PriceCatalog Catalog, QuoteRequest Request, PricingContext Context) Make()
    {
        string currency = Any(Currencies);
        PriceCatalog catalog = Catalog(currency);
        QuoteRequest request = new([.. Enumerable.Range(0, _random.Next(0, 9)).Select(i => Line($"{i}"))]) { DocumentDiscount = DocumentDiscount() };
        PricingContext context = new(Instant.FromUtc(2026, 6, 15, 22, 30), currency);
        if (OneIn(2)) context = context.With("segment", "a");
        if (OneIn(3)) context = context.With("customer", "x");
        if (OneIn(2)) context = context.With("seats", $"{_random.Next(60)}");
        if (OneIn(2)) context = context with { Rates = Rates, RateDate = new LocalDate(2026, 6, 15) };
        return (catalog, request, context);
    }

    internal QuoteLineRequest Line(string id) => new(id, $"p{_random.Next(7)}", Quantity())
    {
        Unit = OneIn(6) ? Any(["piece", "dozen", "gross"]) : null,
        Price = OneIn(3) ? Given() : null,
        UnitCost = OneIn(6) ? Number() : null,
        Taxes = OneIn(2) ? Taxes() : null,
        ProrateMultiplier = OneIn(5) ? _random.Next(0, 200) / 100m : 1m,
        Discounts = [.. Enumerable.Range(0, OneIn(2) ? 0 : _random.Next(4)).Select(d => new Discount($"l{_random.Next(4)}", Any(Stages), Value()) { Cumulative = OneIn(2), ExclusiveGroup = OneIn(3) ? "g" : null })],
    };

    internal DiscountValue? DocumentDiscount() => _random.Next(10) switch
    {
        0 or 1 => DiscountValue.OfPercent(Any(Simple)),
        2 => DiscountValue.OfAmount(Number(), DiscountScope.PerLine),
        3 => DiscountValue.OfPrice(Number(), DiscountScope.PerLine),
        4 => DiscountValue.OfPercent(-Any(Simple)),
        5 => DiscountValue.OfPercent(150m) with { MaxAmount = OneIn(2) ? Number() : null },
        _ => null,
    };

    internal int Next(int below) => _random.Next(below);

    internal bool OneIn(int many) => _random.Next(many) == 0;

    private T Any<T>(T[] values) => values[_random.Next(values.Length)];

    private decimal Quantity() => _random.Next(8) switch
    {
        0 => 0m,
        1 or 2 => -_random.Next(1, 40),
        3 => _random.Next(1, 4_000) / 100m,
        4 => 24m,
        _ => _random.Next(1, 40),
    };

    /// <summary>Amounts of few digits, and now and then of many.</summary>
    private decimal Number() => _random.Next(8) switch
    {
        0 => 0m,
        1 => _random.Next(1, 2_000_000) / 10_000m,
        2 => _random.Next(1, 100_000_000),
        3 => Any(Simple),
        _ => _random.Next(1, 20_000) / 100m,
    };

    private PriceModel Given() => _random.Next(8) switch
    {
        0 => new PercentOfTotalPrice(Any(Simple), OneIn(2) ? "c0" : null),
        1 => new AmountPrice(OneIn(3) ? -Number() : Number()),
        2 => new CostPlusPrice((CostPlusKind)_random.Next(2), _random.Next(0, 90)),
        3 => new PerUnitPrice(-Number()),
        4 => Model(),
        _ => new PerUnitPrice(Number()),
    };

    private PriceCatalog Catalog(string currency) => new("c", "1", new PricingPolicy((RoundingMode)_random.Next(9), (TaxRounding)_random.Next(3), (StackingPolicy)_random.Next(4)))
    {
        Categories = Categories,
        Units = [new("piece", 1m), new("dozen", 12m), new("gross", 144m)],
        CostCurrency = OneIn(2) ? "USD" : OneIn(2) ? currency : null,
        Products = [.. Enumerable.Range(0, 6).Select(i => new CatalogProduct($"p{i}")
        {
            VariantOf = i > 3 ? "p0" : null,
            Category = i == 5 ? null : Categories[i % 4].Id,
            Unit = i == 2 ? "dozen" : null,
            UnitCost = i % 2 == 0 ? Number() : null,
            Taxes = Taxes(),
        })],
        PriceLists =
        [
            new("base", currency, PriceOrigin.Base) { Entries = [.. Entries(6), .. OneIn(9) ? (PriceEntry[])[] : [new PriceEntry("any") { Price = new PerUnitPrice(7.77m) }]] },
            new("base2", OneIn(2) ? currency : "USD", PriceOrigin.Base) { Conditions = Conditions(), Entries = [.. Entries(2)] },
            new("sale", currency, PriceOrigin.Sale) { Conditions = Conditions(), ValidDates = Dates(), Entries = [.. Entries(3)] },
            new("contract", currency, PriceOrigin.Contracted) { Conditions = [new AttributeMatch("customer", ["x"])], Entries = [.. Entries(2)] },
            new("override", OneIn(3) ? "USD" : currency, PriceOrigin.Override) { Conditions = Conditions(), ValidTo = OneIn(4) ? Instant.FromUtc(2026, 6, 15, 22, 30) : null, Entries = [.. Entries(2)] },
            new("derived", OneIn(4) ? "USD" : currency, (PriceOrigin)_random.Next(4)) { BasedOn = OneIn(2) ? "base" : null, Conditions = Conditions(), Entries = [.. Formulas("d")] },
            new("twice", currency, PriceOrigin.Override) { BasedOn = "derived", Conditions = [new AttributeMatch("customer", ["x"])], Entries = [.. Formulas("t")] },
        ],
        Rules = [.. Rules()],
        Fields = [new ContextField("seats", FieldType.Number)],
        TimeZone = "Europe/Berlin",
        Selection = _random.Next(3) switch { 0 => SelectionOrder.Default, 1 => SelectionOrder.MostConditionsThenLowest, _ => SelectionOrder.MostSpecificThenQuantity },
    };

    private IEnumerable<PriceEntry> Entries(int most)
    {
        for (int i = _random.Next(most + 1); i > 0; i--)
        {
            yield return new PriceEntry($"e{_id++}")
            {
                Product = OneIn(2) ? $"p{_random.Next(7)}" : null,
                Category = OneIn(2) ? Any(Categories).Id : null,
                Price = Model(),
                MinQuantity = OneIn(3) ? _random.Next(20) : null,
                MaxQuantity = OneIn(5) ? 20 + _random.Next(90) : null,
                Conditions = Conditions(),
                Priority = OneIn(3) ? 1 : 0,
                ValidFrom = OneIn(5) ? Instant.FromUtc(2026, 6, 15, 22, 30) : null,
                ValidDates = Dates(),
                When = When(),
            };
        }
    }

    private IEnumerable<PriceEntry> Formulas(string id)
    {
        for (int i = _random.Next(3); i > 0; i--)
        {
            yield return new PriceEntry($"{id}{i}")
            {
                Product = OneIn(2) ? $"p{_random.Next(6)}" : null,
                Formula = new PriceFormula
                {
                    DiscountPercent = Any(Simple),
                    RoundTo = OneIn(2) ? Any([1m, 10m, 0.05m]) : null,
                    Surcharge = OneIn(2) ? -0.01m : 0m,
                    MinMargin = OneIn(4) ? -Number() : null,
                    MaxMargin = OneIn(4) ? Number() : null,
                },
            };
        }
    }

    private IEnumerable<DiscountRule> Rules()
    {
        for (int i = _random.Next(9); i > 0; i--)
        {
            bool schedule = OneIn(4);
            yield return new DiscountRule($"r{_id++}", Any(Stages))
            {
                Product = OneIn(3) ? $"p{_random.Next(7)}" : null,
                Category = OneIn(3) ? Any(Categories).Id : null,
                Value = schedule ? null : Value(),
                Schedule = schedule ? new DiscountSchedule((ScheduleKind)_random.Next(2), (DiscountUnit)_random.Next(3), [new DiscountTier(5m, Any(Simple)), new DiscountTier(20m, Any(Simple)), new DiscountTier(null, Any(Simple))]) : null,
                MinQuantity = OneIn(3) ? _random.Next(10) : null,
                MaxQuantity = OneIn(5) ? 10 + _random.Next(90) : null,
                Conditions = Conditions(),
                Priority = _random.Next(2),
                Cumulative = OneIn(2),
                ExclusiveGroup = OneIn(3) ? "g" : null,
                ValidDates = Dates(),
                When = When(),
            };
        }
    }

    private PriceModel Model() => _random.Next(10) switch
    {
        0 => new VolumePrice([new(10m, Number(), OneIn(2) ? Number() : 0m), new(null, Number())]),
        1 => new GraduatedPrice([new(10m, Number(), 1m), new(null, Number(), 2m)], OneIn(2)),
        2 => new PercentOfTotalPrice(Any(Simple), OneIn(2) ? "c0" : null),
        3 => new CostPlusPrice((CostPlusKind)_random.Next(2), _random.Next(0, 90)),
        4 => new PackagePrice(_random.Next(1, 12), Number(), OneIn(2) ? 0m : 3m),
        5 => new BlockPrice([new(5m, 0m, Number()), new(null, Number(), Number())]),
        _ => new PerUnitPrice(Number()),
    };

    private AttributeMatch[] Conditions() => OneIn(3) ? [new AttributeMatch("segment", ["a", "b"])] : [];

    /// <summary>At half past ten in the evening in UTC it is the 16th in Berlin.</summary>
    private ValidDates? Dates() => OneIn(5) ? new ValidDates(OneIn(2) ? new LocalDate(2026, 6, 14 + _random.Next(4)) : null, OneIn(2) ? new LocalDate(2026, 6, 17) : null) { TimeZone = OneIn(2) ? "America/New_York" : null } : null;

    private Condition? When() => OneIn(4)
        ? Condition.Compare(OneIn(2) ? "quantity" : "seats", ConditionOperator.Greater, ConditionValue.Of(_random.Next(30)))
        : null;

    private DiscountValue Value() => _random.Next(6) switch
    {
        0 => DiscountValue.OfAmount(Number(), (DiscountScope)_random.Next(2)),
        1 => DiscountValue.OfPrice(Number(), (DiscountScope)_random.Next(2)),
        2 => DiscountValue.OfPercent(Any(Simple)) with { MaxAmount = Number() },
        3 => DiscountValue.OfPercent(-Any(Simple)),
        _ => DiscountValue.OfPercent(Any(Simple)),
    };

    private Tax[] Taxes() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Tax(_random.Next(12)))];

    /// <summary>The same id is the same tax, but for the last one, whose rate changes.</summary>
    private Tax Tax(int k) => new($"t{k}", (k % 5) switch { 0 => TaxKind.Fixed, 1 => TaxKind.Division, _ => TaxKind.Percent }, k == 11 ? OneIn(2) ? 19m : 7m : k % 5 == 0 ? 0.25m + k : k % 5 == 1 ? 5m + k : 5m * (k % 5))
    {
        PriceIncluded = k % 3 == 0,
        AffectsSubsequentBase = k % 2 == 0,
        BaseAffectedByPrevious = k % 4 != 0,
        ReverseCharge = k == 7,
    };
}
