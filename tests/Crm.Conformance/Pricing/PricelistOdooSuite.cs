using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Conformance.Pricing;

/// <summary>Exact. Some cases state a rule in words only; the words are read by their patterns.</summary>
public sealed partial class PricelistOdooSuite : VectorSuite
{
    private const string Product = "product";
    private static readonly PricingPolicy Policy = new(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential);

    public override string Name => "pricing/pricelist_odoo";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Check(row));
    }

    private static void Check(JsonElement row)
    {
        if (row.Has("expectedDiscounted")) Discounted(row);
        else if (row.Has("expectedUnitPrice")) UnitPrices(row);
        else if (row.Has("at")) Validity(row);
        else if (row.Has("line")) Total(row);
        else if (row.Has("manualUnit")) Manual(row);
        else Formula(row);
    }

    private static void Formula(JsonElement row)
    {
        List<PriceList> lists = [List("list", PriceOrigin.Base, null, Priced("list price", row.Number("list")))];
        AddDerived(lists, row.GetProperty("rule"));
        lists[^1] = lists[^1] with { Origin = PriceOrigin.Contracted };
        decimal price = Price(Catalog(lists), new QuoteLineRequest("1", Product, 1m), default).Charge.Amount;
        Expect.Equal(row.Number("expected"), price);
        if (row.Has("expectedTotalDiscountPercent"))
            Expect.Equal(row.Number("expectedTotalDiscountPercent"), (1m - (price / row.Number("list"))) * 100m, "total discount");
    }

    /// <summary>A rule may be based on a list with a rule of its own, and so on.</summary>
    private static void AddDerived(List<PriceList> lists, JsonElement rule)
    {
        if (rule.Has("base")) AddDerived(lists, rule.GetProperty("base"));
        PriceFormula formula = new()
        {
            DiscountPercent = rule.NumberOrNull("discountPercent") ?? rule.Number("percent", 0m),
            RoundTo = rule.NumberOrNull("roundTo"),
            Surcharge = rule.Number("surcharge", 0m),
            MinMargin = rule.NumberOrNull("minMargin"),
            MaxMargin = rule.NumberOrNull("maxMargin"),
        };
        PriceEntry entry = rule.Has("fixed") ? Priced($"rule {lists.Count}", rule.Number("fixed")) : new PriceEntry($"rule {lists.Count}") { Formula = formula };
        lists.Add(List($"derived {lists.Count}", PriceOrigin.Override, lists[^1].Id, entry));
    }

    private static void Discounted(JsonElement row)
    {
        Match words = Percent().Match(row.Text("name"));
        decimal percent = words.Success ? decimal.Parse(words.Groups["pct"].Value, CultureInfo.InvariantCulture) : 10m;
        PriceCatalog catalog = Catalog([List("list", PriceOrigin.Base, null, Priced("list price", 100m))], row) with
        {
            Rules = [new DiscountRule("rule", PriceStage.Promotion) { MinQuantity = row.Number("minQty"), Value = DiscountValue.OfPercent(percent) }],
        };
        IEnumerable<bool> discounted = Lines(row).Select(line => Price(catalog, line, default).DiscountPercent != 0m);
        Expect.SequenceEqual(row.GetProperty("expectedDiscounted").EnumerateArray().Select(static e => e.GetBoolean()), discounted);
    }

    private static void UnitPrices(JsonElement row)
    {
        Match words = PerUnit().Match(row.Text("name"));
        decimal Word(string group) => decimal.Parse(words.Groups[group].Value, CultureInfo.InvariantCulture);
        List<PriceList> lists =
        [
            List("list", PriceOrigin.Base, null, Priced("list price", Word("list"))),
            List("derived", PriceOrigin.Contracted, "list", new PriceEntry("rule") { MinQuantity = Word("min"), Formula = new PriceFormula { Surcharge = Word("surcharge") } }),
        ];
        PriceCatalog catalog = Catalog(lists, row);
        IEnumerable<decimal> prices = Lines(row).Select(line => Price(catalog, line, default).Charge.Amount / line.Quantity);
        Expect.SequenceEqual(row.Numbers("expectedUnitPrice"), prices);
    }

    private static void Total(JsonElement row)
    {
        PricedLine line = Price(Catalog([List("list", PriceOrigin.Base, null, Priced("list price", row.Number("list")))], row), Line(row.GetProperty("line"), 0), default, row.NumberOrNull("rate"));
        Expect.Equal(row.Number("expectedTotal"), line.Net);
    }

    private static void Validity(JsonElement row)
    {
        Match words = Period().Match(row.Text("rule"));
        PriceCatalog catalog = Catalog(
        [
            List("list", PriceOrigin.Base, null, Priced("list price", row.Number("list"))),
            List("derived", PriceOrigin.Contracted, "list", new PriceEntry("rule")
            {
                Formula = new PriceFormula { DiscountPercent = decimal.Parse(words.Groups["pct"].Value, CultureInfo.InvariantCulture) },
                ValidFrom = At(words.Groups["from"].Value),
                ValidTo = At(words.Groups["to"].Value),
            }),
        ]);
        IEnumerable<decimal> prices = row.GetProperty("at").EnumerateArray().Select(at => Price(catalog, new QuoteLineRequest("1", Product, 1m), At(at.GetString()!)).Charge.Amount);
        Expect.SequenceEqual(row.Numbers("expected"), prices);
    }

    private static void Manual(JsonElement row)
    {
        PriceCatalog catalog = Catalog([List("list", PriceOrigin.Base, null, Priced("list price", row.Number("list")))]);
        QuoteLineRequest line = new("1", Product, 1m) { Price = new PerUnitPrice(row.Number("manualUnit")) };
        Expect.Equal(row.Number("expectedUnit"), Price(catalog, line with { Quantity = row.Number("newQty") }, default).UnitPrice);
    }

    private static PriceCatalog Catalog(IReadOnlyList<PriceList> lists, JsonElement? row = null)
    {
        Dictionary<string, decimal> factors = new(StringComparer.Ordinal) { ["unit"] = 1m, ["dozen"] = 12m };
        foreach (JsonProperty factor in row is { } r && r.Has("uomFactors") ? r.GetProperty("uomFactors").EnumerateObject() : default)
            factors[factor.Name] = factor.Value.Number();
        string own = row is { } given && given.Has("uomFactors") ? factors.First(f => f.Value == 1m && given.GetProperty("uomFactors").TryGetProperty(f.Key, out _)).Key : "unit";
        return new PriceCatalog("odoo", "1", Policy)
        {
            PriceLists = lists,
            Units = [.. factors.Select(static f => new UnitOfMeasure(f.Key, f.Value))],
            Products = [new CatalogProduct(Product) { Unit = own }],
            Selection = SelectionOrder.MostSpecificThenQuantity,
        };
    }

    private static PriceList List(string id, PriceOrigin origin, string? basedOn, PriceEntry entry) => new(id, "EUR", origin) { BasedOn = basedOn, Entries = [entry] };

    private static PriceEntry Priced(string id, decimal price) => new(id) { Product = Product, Price = new PerUnitPrice(price) };

    private static List<QuoteLineRequest> Lines(JsonElement row) => [.. row.GetProperty("lines").EnumerateArray().Select(Line)];

    private static QuoteLineRequest Line(JsonElement line, int index) => new($"{index}", Product, line[0].Number()) { Unit = line[1].GetString() };

    private static PricedLine Price(PriceCatalog catalog, QuoteLineRequest line, Instant at, decimal? rate = null)
    {
        PricingContext context = new(at, rate is null ? "EUR" : "USD")
        {
            Rates = rate is decimal r ? ExchangeRates.Compile([new ExchangeRate(Currency.Of("EUR"), Currency.Of("USD"), new LocalDate(1970, 1, 1), r)]).Value : null,
            RateDate = rate is null ? null : new LocalDate(1970, 1, 1),
        };
        Result<PricedQuote> priced = PricingEngine.Compile(catalog).Bind(engine => engine.Price(new QuoteRequest([line]), context));
        return priced.IsSuccess ? priced.Value.Lines[0] : throw new MismatchException("expected a price, got " + priced);
    }

    private static Instant At(string text) =>
        (LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text) is { Success: true } time ? time.Value
            : LocalDatePattern.Iso.Parse(text).Value.AtMidnight()).InUtc().ToInstant();

    [GeneratedRegex(@"\((?<pct>[\d.]+)% from")]
    private static partial Regex Percent();

    [GeneratedRegex(@"list (?<list>[\d.]+), (?<surcharge>[-+]?[\d.]+)/\w+ from (?<min>[\d.]+)")]
    private static partial Regex PerUnit();

    [GeneratedRegex(@"^(?<pct>[\d.]+)% (from )?(?<from>[\dT:-]+)( to |\.\.)(?<to>[\dT:-]+)$")]
    private static partial Regex Period();
}
