using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Prices the lines of the scenario: each brings its own price, discount and tax.</summary>
internal static class QuotePricing
{
    /// <summary>Prices a request in a currency as of an instant.</summary>
    public static Result<PricedQuote> Price(StepContext context, QuoteRequest request, string currency) =>
        context.World.Compiled(Compile).Price(request, new PricingContext(context.At, currency));

    /// <summary>The lines of a quote as the scenario writes them.</summary>
    public static QuoteRequest ReadLines(IReadOnlyList<Parameters> lines) =>
        new([.. lines.Select(static (line, i) => new QuoteLineRequest($"{i + 1}", line.Text("sku"), line.Number("qty"))
        {
            Price = ReadPrice(line),
            Discounts = DiscountOf(line.NumberOrNull("discountPct") ?? 0m),
            Taxes = line.NumberOrNull("taxPct") is decimal tax ? [Tax.Percent(tax)] : [],
        })]);

    /// <summary>What the seller grants on a line.</summary>
    public static IReadOnlyList<Discount> DiscountOf(decimal percent) =>
        percent == 0m ? [] : [new Discount("granted", PriceStage.Additional, DiscountValue.OfPercent(percent))];

    private static PriceModel ReadPrice(Parameters line)
    {
        if (line.NestedOrNull("tiers") is not { } tiers) return new PerUnitPrice(line.Number("unit"));
        PriceTier[] steps = [.. tiers.NestedList("steps").Select(static step =>
            new PriceTier(step.NumberOrNull("to"), step.Number("unit"), step.NumberOrNull("flat") ?? 0m) { From = step.NumberOrNull("from") })];
        return tiers.Text("model") switch
        {
            "Volume" => new VolumePrice(steps),
            "Graduated" => new GraduatedPrice(steps),
            "Block" => new BlockPrice(steps),
            string other => throw new ParameterException($"tiers/model is {other}, which is not Volume, Graduated or Block."),
        };
    }

    private static PricingEngine Compile(ScenarioSetup setup) => PricingEngine.Compile(new PriceCatalog(setup.Tenant, "1",
        new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
    {
        Products = [.. setup.Products.Select(static product => new CatalogProduct(product.Sku))],
    }).Value;
}
