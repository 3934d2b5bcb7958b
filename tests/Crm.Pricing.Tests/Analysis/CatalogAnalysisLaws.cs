using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Analysis;

/// <summary>The analysis against an oracle that tries every case of small catalogues.</summary>
public sealed class CatalogAnalysisLaws
{
    private static readonly string[] Ids = ["a", "b", "c", "d"];

    /// <summary>Every target has a product that no narrower one has.</summary>
    private static readonly string[] Products = ["p", "q", "v", "r", "unknown"];
    private static readonly string?[] Segments = [null, "x", "y"];

    /// <summary>Of every range a quantity that is sold and one that is given back: of two amounts the other one is the lower there.</summary>
    private static readonly decimal[] Quantities = [-2m, -1m, 0.5m, 1m, 2m, 3m, 4m, 5m];
    private static readonly Instant[] Instants = [.. Enumerable.Range(0, 5).Select(static d => Instant.FromUtc(2026, 1, 1 + d, 0, 0))];
    private static readonly PricingPolicy Policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);

    private static readonly Gen<IReadOnlyList<AttributeMatch>> AnyConditions = Gen.Elements<IReadOnlyList<AttributeMatch>>(
        [], [], [new AttributeMatch("segment", ["x"])], [new AttributeMatch("segment", ["y"])], [new AttributeMatch("segment", ["x", "y"])]);

    private static readonly Gen<(decimal? Min, decimal? Max, Instant? From, Instant? To)> AnyRange =
        from min in Gen.Choose(0, 2)
        from size in Gen.Choose(0, 3)
        from day in Gen.Choose(0, 3)
        from days in Gen.Choose(0, 3)
        select (min == 0 ? (decimal?)null : min, size == 3 ? null : (decimal?)(Math.Max(min, 1) + size),
            day == 0 ? (Instant?)null : Instants[day], days == 3 || Math.Max(day, 1) + days > 3 ? (Instant?)null : Instants[Math.Max(day, 1) + days]);

    private static readonly Gen<PriceEntry> AnyEntry =
        from target in Gen.Choose(0, 5)
        from range in AnyRange
        from conditions in AnyConditions
        from priority in Gen.Choose(0, 1)
        from price in Gen.Choose(1, 2)
        select new PriceEntry("")
        {
            Product = target < 3 ? Products[target] : null,
            Category = target is 3 or 4 ? target == 3 ? "top" : "sub" : null,
            MinQuantity = range.Min,
            MaxQuantity = range.Max,
            ValidFrom = range.From,
            ValidTo = range.To,
            Conditions = conditions,
            Priority = priority,
            Price = new PerUnitPrice(price),
        };

    private static readonly Gen<PriceCatalog> AnyPrices =
        from size in Gen.Choose(2, 4)
        from entries in AnyEntry.ArrayOf(size)
        from order in Gen.Elements(SelectionOrder.Default, SelectionOrder.MostSpecificThenQuantity)
        from elsewhere in Gen.Elements<string?>(null, "sub")
        select Shell(elsewhere) with
        {
            Selection = order,
            PriceLists = [new PriceList("l", "EUR", PriceOrigin.Base) { Entries = [.. entries.Select(static (e, i) => e with { Id = Ids[i] })] }],
        };

    private static readonly Gen<PriceCatalog> AnyRules =
        from size in Gen.Choose(2, 4)
        from entries in AnyEntry.ArrayOf(size)
        from kinds in Gen.Choose(0, 3).ArrayOf(size)
        from stacking in Gen.Elements(StackingPolicy.Sequential, StackingPolicy.Best)
        from elsewhere in Gen.Elements<string?>(null, "sub")
        select Shell(elsewhere) with
        {
            Policy = Policy with { Stacking = stacking },
            Rules = [.. entries.Select((e, i) => new DiscountRule(Ids[i], PriceStage.Promotion)
            {
                Product = e.Product,
                Category = e.Category,
                MinQuantity = e.MinQuantity,
                MaxQuantity = e.MaxQuantity,
                ValidFrom = e.ValidFrom,
                ValidTo = e.ValidTo,
                Conditions = e.Conditions,
                Priority = e.Priority,
                ExclusiveGroup = kinds[i] % 2 == 0 ? "g" : null,
                Value = kinds[i] < 2 ? DiscountValue.OfPercent(10m * ((PerUnitPrice)e.Price!).UnitPrice) : DiscountValue.OfAmount(((PerUnitPrice)e.Price!).UnitPrice, DiscountScope.PerLine),
            })],
        };

    [Fact]
    public void Prices_ShadowedAndTied_AreThoseOfTheOracle() => Law.Holds(AnyPrices, static catalog =>
    {
        IReadOnlyList<ValidationError> found = PricingEngine.Compile(catalog).Value.Diagnostics;
        IReadOnlyList<PriceEntry> entries = catalog.PriceLists[0].Entries;
        for (int i = 0; i < entries.Count; i++)
        {
            bool shadowed = false, tied = false;
            for (int k = 0; k < entries.Count; k++)
            {
                if (i == k) continue;
                (bool losesAlways, bool tie) = Duel(catalog, entries[i], entries[k]);
                shadowed |= losesAlways;
                // A tie is looked for among the prices of one target, and named at the one that loses it.
                tied |= tie && k < i && entries[i].Product == entries[k].Product && entries[i].Category == entries[k].Category;
            }

            string path = $"/priceLists/0/entries/{i}";
            if (shadowed != found.Any(w => w.ErrorCode == "pricing.price_shadowed" && w.Identifier == path)
                || tied != found.Any(w => w.ErrorCode == "pricing.price_tie" && w.Identifier == path))
                return Broken(catalog, $"{path} shadowed: {shadowed}, tied: {tied}");
        }

        return true;
    }, 250);

    /// <summary>Where specificity is no criterion, prices of different targets tie too.</summary>
    [Fact]
    public void Prices_TiedAcrossTargets_AreTiesOfTheOracle() => Law.Holds(
        from catalog in AnyPrices
        from order in Gen.Elements(new SelectionOrder([SelectionCriterion.Priority]), SelectionOrder.MostConditionsThenLowest, new SelectionOrder([]))
        select catalog with { Selection = order }, static catalog =>
    {
        IReadOnlyList<ValidationError> found = PricingEngine.Compile(catalog).Value.Diagnostics;
        IReadOnlyList<PriceEntry> entries = catalog.PriceLists[0].Entries;
        for (int i = 0; i < entries.Count; i++)
        {
            int at = i;
            bool tied = Enumerable.Range(0, i).Any(k => Duel(catalog, entries[at], entries[k]).Tie);
            // What is aimed at everything meets all others; which of two narrower targets meet is not asked here.
            bool sure = Enumerable.Range(0, i).Any(k => (entries[at] is { Product: null, Category: null } || entries[k] is { Product: null, Category: null }) && Duel(catalog, entries[at], entries[k]).Tie);
            bool warned = found.Any(w => w.ErrorCode == "pricing.price_tie" && w.Identifier == $"/priceLists/0/entries/{at}");
            if ((warned && !tied) || (sure && !warned)) return Broken(catalog, $"{at} warned: {warned}, tied: {tied}");
        }

        return true;
    }, 150);

    [Fact]
    public void Rules_ThatNeverCount_NeverCountForTheOracle() => Law.Holds(AnyRules, static catalog =>
    {
        IReadOnlyList<ValidationError> found = PricingEngine.Compile(catalog).Value.Diagnostics;
        foreach (ValidationError warning in found.Where(static w => w.ErrorCode == "pricing.rule_shadowed"))
        {
            DiscountRule rule = catalog.Rules[int.Parse(warning.Identifier!["/rules/".Length..], System.Globalization.CultureInfo.InvariantCulture)];
            if (RuleCases(catalog).Any(applied => applied.GetValueOrDefault(rule.Id) != 0m)) return Broken(catalog, $"{rule.Id} counts");
        }

        return true;
    }, 300);

    [Fact]
    public void Rules_TwoOfWhichOneAlwaysLoses_AreFound() => Law.Holds(AnyRules, static catalog =>
    {
        PriceCatalog pair = catalog with { Rules = [.. catalog.Rules.Take(2)] };
        IReadOnlyList<ValidationError> found = PricingEngine.Compile(pair).Value.Diagnostics;
        for (int i = 0; i < 2; i++)
        {
            DiscountRule rule = pair.Rules[i], other = pair.Rules[1 - i];
            bool competes = (rule.ExclusiveGroup is not null && rule.ExclusiveGroup == other.ExclusiveGroup) || pair.Policy.Stacking == StackingPolicy.Best;
            bool sameKind = rule.Value!.Value.Unit == other.Value!.Value.Unit && rule.Value.Value.Value != other.Value.Value.Value;
            if (!competes || !sameKind) continue;
            bool matchesAlone = RuleCases(pair with { Rules = [rule] }).Any(static applied => applied.Count > 0);
            bool counts = RuleCases(pair).Any(applied => applied.GetValueOrDefault(rule.Id) != 0m);
            bool warned = found.Any(w => w.ErrorCode == "pricing.rule_shadowed" && w.Identifier == $"/rules/{i}");
            if (warned != (matchesAlone && !counts)) return Broken(pair, $"{rule.Id} matches: {matchesAlone}, counts: {counts}");
        }

        return true;
    }, 250);

    [Fact]
    public void Rules_WhoseOrderMatters_AreTiesOnlyWhereTheIdsDecide() => Law.Holds(AnyRules, static catalog =>
    {
        PriceCatalog pair = catalog with { Rules = [.. catalog.Rules.Take(2)] };
        bool warned = PricingEngine.Compile(pair).Value.Diagnostics.Any(static w => w.ErrorCode == "pricing.rule_tie");
        PriceCatalog turned = pair with { Rules = [pair.Rules[0] with { Id = "b" }, pair.Rules[1] with { Id = "a" }] };
        bool differs = RuleCases(pair).Zip(RuleCases(turned)).Any(static both =>
            both.First.Values.Sum() != both.Second.Values.Sum() || both.First.ContainsKey("a") != both.Second.ContainsKey("b"));
        return warned == differs || Broken(pair, $"differs: {differs}");
    }, 250);

    [Fact]
    public void CleanCatalog_GivesNoWarning() => Law.Holds(
        from size in Gen.Choose(1, 40)
        from prices in Gen.Choose(1, 9_999).ArrayOf(size)
        select (Size: size, Prices: prices), static any =>
    {
        // As catalogues are: one price a product, a volume step that does not pay off less, a sale for schools, rules of different priority.
        PriceCatalog catalog = Shell(null) with
        {
            Products = [.. Enumerable.Range(0, any.Size).Select(i => new CatalogProduct($"p{i}") { Category = "sub", UnitCost = any.Prices[i] / 200m })],
            PriceLists =
            [
                new PriceList("base", "EUR", PriceOrigin.Base)
                {
                    Entries =
                    [
                        .. any.Prices.Select(static (p, i) => new PriceEntry($"e{i}") { Product = $"p{i}", Price = new PerUnitPrice(p / 100m) }),
                        .. any.Prices.Select(static (p, i) => new PriceEntry($"s{i}") { Product = $"p{i}", MinQuantity = 100m, Price = new PerUnitPrice(p * 0.991m / 100m) }),
                    ],
                },
                new PriceList("schools", "EUR", PriceOrigin.Sale)
                {
                    BasedOn = "base",
                    Conditions = [new AttributeMatch("segment", ["school"])],
                    Entries = [new PriceEntry("school") { Formula = new PriceFormula { DiscountPercent = 20m } }],
                },
            ],
            Rules =
            [
                new DiscountRule("r1", PriceStage.Promotion) { Category = "top", Priority = 2, Value = DiscountValue.OfPercent(5m) },
                new DiscountRule("r2", PriceStage.Promotion) { Category = "top", Priority = 1, Value = DiscountValue.OfAmount(1m, DiscountScope.PerLine) },
                new DiscountRule("g1", PriceStage.Additional) { ExclusiveGroup = "g", Value = DiscountValue.OfPercent(5m) },
                new DiscountRule("g2", PriceStage.Additional) { ExclusiveGroup = "g", MinQuantity = 10m, Value = DiscountValue.OfPercent(7m) },
            ],
        };
        return PricingEngine.Compile(catalog).Value.Diagnostics.Count == 0;
    }, 100);

    /// <summary>Says what was wrong about which catalogue.</summary>
    private static bool Broken(PriceCatalog catalog, string what) =>
        throw new InvalidOperationException(what + "\n" + PriceCatalog.Json.Write(catalog) + "\n" + string.Join('\n', PricingEngine.Compile(catalog).Value.Diagnostics));

    private static PriceCatalog Shell(string? variantIn) => new("c", "1", Policy)
    {
        Categories = [new ProductCategory("top", null), new ProductCategory("sub", "top")],
        Products = [new CatalogProduct("p") { Category = "sub" }, new CatalogProduct("q") { Category = "top" }, new CatalogProduct("v") { VariantOf = "p", Category = variantIn }, new CatalogProduct("r") { Category = "sub" }],
    };

    /// <summary>Two prices alone, tried in every case with the ids either way round.</summary>
    private static (bool LosesAlways, bool Tie) Duel(PriceCatalog catalog, PriceEntry weaker, PriceEntry stronger)
    {
        PricingEngine One(string id, string other) => PricingEngine.Compile(catalog with
        {
            PriceLists = [catalog.PriceLists[0] with { Entries = [weaker with { Id = id }, stronger with { Id = other }] }],
        }).Value;
        PricingEngine first = One("1", "2"), second = One("2", "1");
        int matched = 0, won = 0;
        bool tie = false;
        foreach ((string product, decimal quantity, PricingContext context) in Cases())
        {
            PriceSelection one = first.SelectPrice(product, quantity, context).Value, two = second.SelectPrice(product, quantity, context).Value;
            if (one.Considered.FirstOrDefault(static c => c.EntryId == "1") is not { Rejection: PriceRejection.None or PriceRejection.RankedLower }) continue;
            matched++;
            bool wonOne = one.Calculated!.EntryId == "1", wonTwo = two.Calculated!.EntryId == "2";
            if (wonOne || wonTwo) won++;
            tie |= wonOne != wonTwo;
        }

        return (matched > 0 && won == 0, tie);
    }

    private static IEnumerable<Dictionary<string, decimal>> RuleCases(PriceCatalog catalog)
    {
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        foreach ((string product, decimal quantity, PricingContext context) in Cases())
        {
            if (quantity < 0m) continue;
            QuoteRequest request = new([new QuoteLineRequest("1", product, quantity) { Price = new PerUnitPrice(100m), Taxes = [] }]);
            yield return engine.Price(request, context).Value.Lines[0].Waterfall.Steps
                .Where(static s => s.Stage == PriceStage.Promotion).ToDictionary(static s => s.RuleId, static s => s.Delta);
        }
    }

    private static IEnumerable<(string Product, decimal Quantity, PricingContext Context)> Cases() =>
        from product in Products
        from quantity in Quantities
        from instant in Instants
        from segment in Segments
        let context = new PricingContext(instant, "EUR")
        select (product, quantity, segment is null ? context : context.With("segment", segment));
}
