using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.SampleHost.Pages.Pricing;

/// <summary>A small catalogue that nobody had, with one of each: in the scenario every line brings its own price, so no rule could be seen at work.</summary>
internal static class ExampleShop
{
    private static readonly Tax[] Vat = [Tax.Percent(19m)];

    public static PricingEngine Engine { get; } = PricingEngine.Compile(new PriceCatalog("example", "2026-04", new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
    {
        TimeZone = "Europe/Berlin",
        Categories = [new ProductCategory("software", null), new ProductCategory("services", null)],
        Products =
        [
            new CatalogProduct("SEAT") { Category = "software", UnitCost = 62m, Taxes = Vat },
            new CatalogProduct("SUPPORT") { Category = "services", UnitCost = 400m, Taxes = Vat },
            new CatalogProduct("SETUP") { Category = "services", UnitCost = 700m, Taxes = Vat },
        ],
        PriceLists =
        [
            new PriceList("list", "EUR", PriceOrigin.Base)
            {
                Entries =
                [
                    Entry("seat", "SEAT", new VolumePrice([new PriceTier(9m, 120m), new PriceTier(49m, 115m), new PriceTier(null, 108m)])),
                    Entry("support", "SUPPORT", new PercentOfTotalPrice(18m, "software")),
                    Entry("setup", "SETUP", new PerUnitPrice(950m)),
                ],
            },
            new PriceList("spring sale", "EUR", PriceOrigin.Sale)
            {
                ValidDates = new ValidDates(new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 30)),
                Entries = [Entry("seat in spring", "SEAT", new PerUnitPrice(112m))],
            },
            new PriceList("framework contract", "EUR", PriceOrigin.Contracted)
            {
                Conditions = [new AttributeMatch("customer", ["contract"])],
                Entries = [Entry("seat by contract", "SEAT", new PerUnitPrice(99.9m)) with { MinQuantity = 20m }],
            },
        ],
        Rules =
        [
            Rule("50 seats or more", 5m) with { Product = "SEAT", MinQuantity = 50m, ExclusiveGroup = "seats" },
            Rule("schools", 8m) with { Product = "SEAT", Conditions = [new AttributeMatch("segment", ["school"])], ExclusiveGroup = "seats" },
            Rule("launch in March", 10m) with { Category = "software", ValidDates = new ValidDates(new LocalDate(2026, 3, 1), new LocalDate(2026, 3, 31)) },
            Rule("more than 200", 2m) with { Category = "software", When = Condition.Compare("quantity", ConditionOperator.Greater, ConditionValue.Of(200)) },
            Rule("partners", 10m) with { Stage = PriceStage.Partner, Conditions = [new AttributeMatch("segment", ["partner"])] },
        ],
    }).Value;

    public static ApprovalMatrix Matrix { get; } = ApprovalMatrix.Compile(new ApprovalMatrixDefinition("example", "1",
    [
        new ApprovalRule("granted", [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 5m)], [new ApprovalStep(["team lead"])]),
        new ApprovalRule("granted a lot", [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 15m)], [new ApprovalStep(["head of sales"])]),
        new ApprovalRule("thin margin", [new ApprovalCondition(ApprovalMeasure.MarginPercent, ApprovalComparison.LessThan, 25m)], [new ApprovalStep(["finance A", "finance B", "finance C"], 2)]),
    ])).Value;

    private static PriceEntry Entry(string id, string product, PriceModel price) => new(id) { Product = product, Price = price };

    private static DiscountRule Rule(string id, decimal percent) => new(id, PriceStage.Promotion) { Value = DiscountValue.OfPercent(percent) };
}
