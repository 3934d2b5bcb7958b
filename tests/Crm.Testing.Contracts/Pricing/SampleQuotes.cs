using Crm.Pricing;
using Crm.Primitives;
using NodaTime;

namespace Crm.Testing.Contracts.Pricing;

/// <summary>Quotes for the tests of stores.</summary>
public static class SampleQuotes
{
    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 8, 0);
    public static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static readonly PriceCatalog Catalog = new("catalog", "1",
        new PricingPolicy(RoundingMode.HalfAwayFromZero, TaxRounding.PerLine, StackingPolicy.Sequential))
    {
        PriceLists =
        [
            new PriceList("base", "EUR", PriceOrigin.Base)
            {
                Entries =
                [
                    new PriceEntry("seat") { Product = "seat", Price = new VolumePrice([new PriceTier(9m, 12m), new PriceTier(null, 9.99m)]) },
                    new PriceEntry("setup") { Product = "setup", Price = new AmountPrice(250m) },
                ],
            },
        ],
        Rules = [new DiscountRule("bulk", PriceStage.Schedule) { Product = "seat", Schedule = new DiscountSchedule(ScheduleKind.Slab, DiscountUnit.Percent, [new DiscountTier(20m, 0m), new DiscountTier(null, 10m)]) }],
    };

    public static readonly PricingEngine Engine = PricingEngine.Compile(Catalog).Value;

    public static QuoteRequest Request(decimal discountPercent = 0m, decimal seats = 30m) => new(
    [
        new QuoteLineRequest("1", "seat", seats)
        {
            Taxes = [Tax.Percent(19m)],
            Discounts = discountPercent == 0m ? [] : [new Discount("granted", PriceStage.Additional, DiscountValue.OfPercent(discountPercent))],
        },
        new QuoteLineRequest("2", "setup", 1m) { Taxes = [Tax.Percent(19m)], UnitCost = 100m },
    ]);

    public static readonly PricingContext Context = new PricingContext(Monday, "EUR").With("segment", "school");

    /// <summary>Up to 5 % is the author's own business; more needs the boss, more than 20 % the board within a day, else the owner.</summary>
    public static readonly ApprovalMatrix Matrix = ApprovalMatrix.Compile(new ApprovalMatrixDefinition("matrix", "1",
    [
        new ApprovalRule("over 5", [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 5m)], [new ApprovalStep(["boss"])]),
        new ApprovalRule("over 20", [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 20m)],
            [new ApprovalStep(["boss"]), new ApprovalStep(["d1", "d2", "d3"], 2) { EscalateAfter = Duration.FromHours(24), EscalateTo = ["owner"] }]),
    ])).Value;

    public static PricedQuote Price(QuoteRequest request) => Engine.Price(request, Context).Value;

    /// <summary>What is handed over for a customer who has accepted a request.</summary>
    public static AcceptedQuote Accepted(QuoteRequest request, string? customer, PricingEngine? engine = null)
    {
        PricedQuote prices = (engine ?? Engine).Price(request, Context).Value;
        return new AcceptedQuote(new QuoteId(Guid.Empty), "Q-1", 1, request, prices, QuoteContent.Hash(request, prices), null, customer, "cfo", Monday);
    }

    public static Quote Draft(Guid id, string number = "Q-1", decimal discountPercent = 0m, LocalDate? validUntil = null, DateTimeZone? zone = null)
    {
        QuoteRequest request = Request(discountPercent);
        return Quote.Create(new QuoteOpening(new QuoteId(id), number, request, Context, Price(request), zone ?? Shanghai)
        {
            ValidUntil = validUntil,
            OpportunityKey = "OP-1",
            CustomerKey = "C-1",
        }, "author", Monday).Value;
    }

    public static Quote Presented(Guid id, string number = "Q-1", LocalDate? validUntil = null, DateTimeZone? zone = null, Instant? at = null)
    {
        Quote quote = Draft(id, number, validUntil: validUntil, zone: zone);
        Must(quote.Submit(Matrix, "author", Monday));
        Must(quote.Present("author", at ?? Monday));
        return quote;
    }

    public static ApprovalDecision Yes(string person, Instant? at = null) => new(person, true, null, at ?? Monday);

    public static QuoteRevision Revision(Guid id, QuoteRequest request, LocalDate? validUntil = null) => new(new QuoteId(id), request, Context, Price(request), validUntil);

    public static void Must(Result result)
    {
        if (!result.IsSuccess) throw new InvalidOperationException(result.ToString());
    }
}
