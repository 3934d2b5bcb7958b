using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapOrders(CrmTables tables) => tables
        .Table<Order>("orders", static order => order
            .Key(static o => o.Id)
            .Column(static o => o.Number, maxLength: 100)
            .Column(static o => o.State)
            .Column(static o => o.IdempotencyKey, maxLength: 200)
            .Column(static o => o.QuoteKey, maxLength: 100)
            .Column(static o => o.OpportunityKey, maxLength: 100)
            .Column(static o => o.PartyKey, maxLength: 100)
            .Column(static o => o.BillToKey, maxLength: 100)
            .Column(static o => o.Currency)
            .Column(static o => o.PlacedAt)
            .Column(static o => o.ConfirmedAt)
            .Column(static o => o.Revision)
            .Column(static o => o.Reason)
            .Document(static o => o.CreditOverride, SalesJson.Stored.CreditOverride!)
            .Column(static o => o.PostedInvoices)
            .Version(static o => o.Version)
            .Rows(static o => o.Lines, "order_lines", static l => l.Number, static line => line
                .Column(static l => l.Sku, maxLength: 100)
                .Column(static l => l.Name, maxLength: 400)
                .Rate(static l => l.Quantity)
                .UnitPrice(static l => l.UnitPrice)
                .Rate(static l => l.DiscountPercent)
                .Rate(static l => l.TaxPercent)
                .Amount(static l => l.Net)
                .Amount(static l => l.Tax)
                .Column(static l => l.IsStocked)
                .Column(static l => l.WarrantyMonths)
                .Rate(static l => l.FulfilledQuantity)
                .Rate(static l => l.BilledQuantity)
                .Amount(static l => l.BilledNet)
                .Amount(static l => l.BilledTax)
                .Rate(static l => l.ReleasedQuantity))
            .Unique(static o => o.Number)
            .Unique(static o => o.IdempotencyKey)
            .Index(static o => new { o.PartyKey, o.State })
            .Index(static o => new { o.BillToKey, o.State }));

    static partial void AddOrderStores(CrmStores stores) => stores.Add<IOrderStore>(static context => new OrderStore(context));
}
