using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>The tables of Crm.Pricing. What a quote says is a document; what is searched for has columns.</summary>
internal sealed class PricingPart : ICrmModelPart
{
    /// <summary>The states of <see cref="Quote.IsLive"/>.</summary>
    internal static readonly QuoteState[] LiveStates =
        [.. Enum.GetValues<QuoteState>().Where(static state => QuoteLifeCycle.Machine.CategoryOf(state) is StateCategory.Open or StateCategory.Won)];

    public string Name => "Crm.Pricing";

    public int SchemaVersion => 4;

    public void Map(CrmTables tables)
    {
        tables.Table<Quote>("quotes", static quote =>
        {
            quote.Key(static q => q.Id)
                .Version(static q => q.Version)
                .Column(static q => q.Number, maxLength: 200)
                .Column(static q => q.Revision)
                .Column(static q => q.State)
                .Column(static q => q.ZoneId, maxLength: 100)
                .Column(static q => q.ValidUntil)
                .Column(static q => q.OpportunityKey, maxLength: 200)
                .Column(static q => q.CustomerKey, maxLength: 200)
                .Column(static q => q.Submitter, maxLength: 200)
                .Column(static q => q.Approver, maxLength: 200)
                .Column(static q => q.AcceptedBy, maxLength: 200)
                .Column(static q => q.AcceptedAt)
                .Column(static q => q.Reason)
                .Column(static q => q.OrderKey, maxLength: 200)
                .Column(static q => q.OrderIdempotencyKey, maxLength: 200)
                .Column(static q => q.ContentHash, maxLength: 64)
                .Document(static q => q.Request, PricingJson.QuoteRequest)
                .Document(static q => q.Context, QuoteJson.Context)
                .Document(static q => q.Prices, PricingJson.PricedQuote)
                .Document(static q => q.Approval!, QuoteJson.Approval)
                .Document(static q => q.Agreed, QuoteJson.Agreed)
                .Unique(static q => new { q.Number, q.Revision })
                .Index(static q => q.OpportunityKey)
                .Index(static q => new { q.State, q.ValidUntil });
            // Two who store versions of one number at the same time cannot both leave a live one.
            quote.Builder.HasIndex(static q => q.Number).IsUnique().HasFilter($"\"state\" IN ({string.Join(", ", LiveStates.Select(static state => $"'{state}'"))})");
        });
        tables.Table<PriceCatalogRow>("price_catalogs", static row => row
            .Key(static r => new { r.CatalogId, r.Version }, maxLength: 200)
            .Column(static r => r.PublishedAt)
            .Document(static r => r.Catalog, PricingJson.PriceCatalog)
            .Index(static r => new { r.CatalogId, r.PublishedAt }));
        tables.Table<CouponCodeRow>("coupon_codes", static row => row.Key(static r => r.Code, maxLength: 64).Column(static r => r.Attempts));
        tables.Table<CouponReservationRow>("coupon_reservations", static row =>
        {
            row.Key(static r => r.ReservationKey, maxLength: 200)
                .Column(static r => r.CustomerKey, maxLength: 200)
                .Column(static r => r.EndsAt)
                .Column(static r => r.State)
                .Index(static r => r.CustomerKey);
            // Only what is reserved can end, and most rows of an old table are committed.
            row.Builder.HasIndex(static r => r.EndsAt).HasFilter(CouponStatements.Open);
        });
        tables.Table<CouponUseRow>("coupon_uses", static row => row
            .Key(static r => new { r.Code, r.ReservationKey }, maxLength: 200)
            .Column(static r => r.Position)
            .Column(static r => r.UsageLimit)
            .Column(static r => r.UsageLimitPerCustomer)
            .Index(static r => r.ReservationKey));
        tables.Table<StockPositionRow>("stock_positions", static row => row.Key(static r => r.Product, maxLength: 200).Rate(static r => r.OnHand));
        tables.Table<StockMoveRow>("stock_moves", static row =>
        {
            row.Key(static r => new { r.MoveKey, r.LineId }, maxLength: 200)
                .Column(static r => r.Position)
                .Column(static r => r.Product, maxLength: 200)
                .Column(static r => r.Day)
                .Rate(static r => r.Units)
                .Rate(static r => r.OpenUnits)
                .Column(static r => r.State);
            // Most rows of an old table are booked, and only what is open is looked for.
            row.Builder.HasIndex(static r => r.Product).HasFilter("\"state\" = 'Open'");
        });
    }

    public void AddStores(CrmStores stores) => stores
        .Add<IQuoteStore>(static context => new EfQuoteStore(context))
        .Add<IPriceListStore>(static context => new EfPriceListStore(context))
        .Add<ICouponUsageStore>(static context => new EfCouponUsageStore(context))
        .Add<IStockStore>(static context => new EfStockStore(context))
        .Add<IAvailability>(static context => new EfStockStore(context))
        .Add<ICreditCheck>(static context => new EfCreditCheck(context));
}
