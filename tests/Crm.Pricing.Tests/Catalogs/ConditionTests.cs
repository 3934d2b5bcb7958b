using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Catalogs;

public sealed class ConditionTests
{
    private static readonly PriceCatalog Empty = new("c", "1", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
    {
        Fields = [new ContextField("seats", FieldType.Number), new ContextField("renewal", FieldType.Date)],
        TimeZone = "Asia/Shanghai",
        Products = [new CatalogProduct("seat") { Category = "software" }],
        Categories = [new ProductCategory("software", null)],
    };

    private static readonly PricingContext Context = new(Instant.FromUtc(2026, 3, 31, 20, 0), "EUR");

    [Theory]
    [InlineData("product", "seat", true)]
    [InlineData("category", "software", true)]
    [InlineData("currency", "CNY", false)]
    [InlineData("quantity", "5", true)]
    [InlineData("date", "2026-04-01", true)]
    [InlineData("customer", "acme", true)]
    [InlineData("segment", "bank", false)]
    [InlineData("seats", "40.0", true)]
    [InlineData("renewal", "2027-01-01", true)]
    public void When_AnyField_ReadsLineAndContextByType(string field, string value, bool satisfied)
    {
        Condition when = Condition.Compare(field, ConditionOperator.Equal, ConditionValue.Of(value));
        PriceCatalog catalog = Empty with
        {
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("plain") { Price = new PerUnitPrice(10m) }, new PriceEntry("special") { Price = new PerUnitPrice(9m), When = when }] }],
            Rules = [new DiscountRule("rule", PriceStage.Promotion) { Value = DiscountValue.OfAmount(1m, DiscountScope.PerLine), When = when }],
        };
        PricingContext context = Context.With("customer", "acme").With("segment", "school").With("seats", "40").With("renewal", "2027-01-01");
        PricedQuote quote = PricingEngine.Compile(catalog).Value.Price(new QuoteRequest([new QuoteLineRequest("1", "seat", -5m)]), context).Value;
        // Of 5 x 9.00 less 1.00 that were sold 44.00 are given back.
        Assert.Equal(satisfied ? -44m : -50m, quote.Totals.Net);
    }

    [Fact]
    public void When_AttributeOfTheWrongForm_CountsAsMissing()
    {
        PriceCatalog catalog = Empty with
        {
            Rules = [new DiscountRule("rule", PriceStage.Promotion) { Value = DiscountValue.OfPercent(50m), When = Condition.IsPresent("seats") }],
        };
        PricingEngine engine = PricingEngine.Compile(catalog).Value;
        QuoteRequest request = new([new QuoteLineRequest("1", "seat", 1m) { Price = new PerUnitPrice(10m) }]);
        Assert.Equal(10m, engine.Price(request, Context.With("seats", "many")).Value.Totals.Net);
        Assert.Equal(5m, engine.Price(request, Context.With("seats", "3")).Value.Totals.Net);
    }

    [Fact]
    public void SelectPrice_ConditionNotSatisfied_IsNamedAsTheReason()
    {
        PriceCatalog catalog = Empty with
        {
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base) { Entries = [new PriceEntry("large") { Price = new PerUnitPrice(1m), When = Condition.Compare("quantity", ConditionOperator.Greater, ConditionValue.Of(10)) }] }],
        };
        PriceCandidate candidate = Assert.Single(PricingEngine.Compile(catalog).Value.SelectPrice("seat", 10m, Context).Value.Considered);
        Assert.Equal((PriceRejection.When, false), (candidate.Rejection, candidate.When!.Outcome));
    }

    [Fact]
    public void Compile_WrongConditionsFieldsAndZones_AreFoundWithTheirPlaces()
    {
        Condition wrong = Condition.Compare("colour", ConditionOperator.Equal, ConditionValue.Of("red"));
        PriceCatalog catalog = Empty with
        {
            TimeZone = "Mars/Olympus",
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base)
            {
                ValidDates = new ValidDates(new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1)),
                Entries = [new PriceEntry("e") { Price = new PerUnitPrice(1m), When = Condition.All(Condition.Always, wrong) }],
            }],
            Rules = [new DiscountRule("r", PriceStage.Promotion) { Value = DiscountValue.OfPercent(1m), When = Condition.Compare("quantity", ConditionOperator.Contains, ConditionValue.Of("1")) }],
        };
        Assert.Equal(
            [("/priceLists/0/entries/0/when/all/1/field", ConditionErrors.UnknownField), ("/priceLists/0/validDates/to", "pricing.validity"), ("/rules/0/when/operator", ConditionErrors.OperatorNotForType), ("/timeZone", "pricing.zone_unknown")],
            PricingEngine.Compile(catalog).ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)).Order());
        Assert.Equal(
            ["/fields/0/name", "/fields/2/name", "/fields/3/name"],
            PricingEngine.Compile(Empty with { Fields = [new("segment", FieldType.Text), new("a", FieldType.Text), new("a", FieldType.Bool), new("", FieldType.Bool)] })
                .ValidationErrors.Where(static e => e.ErrorCode == "pricing.field").Select(static e => e.Identifier!));
    }

    [Fact]
    public void Json_ConditionsFieldsAndDays_ReadBackToTheSameText()
    {
        Condition when = Condition.Compare("seats", ConditionOperator.Greater, ConditionValue.Of(10)) & !Condition.IsMissing("renewal");
        PriceCatalog catalog = Empty with
        {
            PriceLists = [new PriceList("base", "EUR", PriceOrigin.Base)
            {
                ValidDates = new ValidDates(new LocalDate(2026, 1, 1), null) { TimeZone = "Europe/Berlin" },
                Entries = [new PriceEntry("e") { Price = new PerUnitPrice(1m), When = when }],
            }],
            Rules = [new DiscountRule("r", PriceStage.Promotion) { Value = DiscountValue.OfPercent(1m), When = when }],
        };
        string json = PriceCatalog.Json.Write(catalog);
        Result<PriceCatalog> read = PriceCatalog.Json.Read(json);
        Assert.True(read.IsSuccess, read.ToString());
        Assert.Equal(json, PriceCatalog.Json.Write(read.Value));
        Assert.Equal(when, read.Value.Rules[0].When);
        Assert.Contains("\"timeZone\"", PriceCatalog.Json.ExportSchema(), StringComparison.Ordinal);
    }
}
