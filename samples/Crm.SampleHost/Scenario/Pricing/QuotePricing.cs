using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Prices the lines of the scenario: each brings its own price, discount and tax.</summary>
internal static class QuotePricing
{
    /// <summary>Prices a request and says what would need approval.</summary>
    public static Result<ApprovalPreview> Price(StepContext context, QuoteRequest request, PricingContext pricing) =>
        context.World.Compiled(Compile).Price(request, pricing, Approvals(context), new ApprovalFacts { Author = context.Actor.Id });

    /// <summary>Who must approve what: the authority that the setup gives each user. A step may state that of its actor.</summary>
    public static ApprovalMatrix Approvals(StepContext context)
    {
        if (context.Params.NumberOrNull("authorityPct") is not decimal stated) return context.World.Compiled(static setup => Matrix(setup.ApprovalAuthorityPct));
        return Matrix(new Dictionary<string, decimal>(context.Setup.ApprovalAuthorityPct, StringComparer.Ordinal) { [context.Actor.Id] = stated });
    }

    /// <summary>The actor decides on what the quote says now.</summary>
    public static Result Decide(Quote quote, bool agrees, string? comment, StepContext context) =>
        quote.Decide(Approvals(context), new ApprovalDecision(context.Actor.Id, agrees, comment, context.At), quote.Approval?.ContentHash ?? "");

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

    /// <summary>The matrix of an authority in percent for each user.</summary>
    public static ApprovalMatrix Matrix(IReadOnlyDictionary<string, decimal> authority) => authority.Values.Any(static percent => percent > 0m)
        ? ApprovalMatrix.Compile(ApprovalMatrixDefinition.ByAuthority("authority", "1", authority)).Value
        : ApprovalMatrix.None;

    /// <summary>The catalogue of a setup.</summary>
    public static PricingEngine Compile(ScenarioSetup setup) => PricingEngine.Compile(new PriceCatalog(setup.Tenant, "1",
        new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
    {
        Products = [.. setup.Products.Select(static product => new CatalogProduct(product.Sku))],
    }).Value;
}
