using Crm.Domain;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapSupply(CrmTables tables) => tables
        .Table<StockLedger>("stock_ledgers", static ledger => ledger
            .Key(static l => l.Id)
            .Column(static l => l.PlaceKey, maxLength: 100)
            .Column(static l => l.AllowNegative)
            .Version(static l => l.Version)
            .Rows(static l => l.Entries, "stock_entries", static e => e.Number, static entry => entry
                .Column(static e => e.Sku, maxLength: 100)
                .Rate(static e => e.Quantity)
                .Column(static e => e.Batch, maxLength: 100)
                .Column(static e => e.Reference, maxLength: 200)
                .Column(static e => e.At)
                .Column(static e => e.By, maxLength: 100))
            .Unique(static l => l.PlaceKey))
        .Table<Delivery>("deliveries", static delivery => delivery
            .Key(static d => d.Id)
            .Column(static d => d.OrderNumber, maxLength: 100)
            .Column(static d => d.PartyKey, maxLength: 100)
            .Column(static d => d.LineNumber)
            .Column(static d => d.Sku, maxLength: 100)
            .Rate(static d => d.Quantity)
            .Document(static d => d.Serials, SalesJson.Stored.IReadOnlyListString)
            .Column(static d => d.Batch, maxLength: 100)
            .Column(static d => d.DeliveredOn)
            .Column(static d => d.WarrantyUntil)
            .Column(static d => d.At)
            .Column(static d => d.By, maxLength: 100)
            .Index(static d => d.OrderNumber))
        .Table<InstalledAsset>("installed_assets", static asset => asset
            .Key(static a => a.Id)
            .Column(static a => a.Serial, maxLength: 100)
            .Column(static a => a.Sku, maxLength: 100)
            .Column(static a => a.Batch, maxLength: 100)
            .Column(static a => a.PartyKey, maxLength: 100)
            .Column(static a => a.OrderNumber, maxLength: 100)
            .Column(static a => a.DeliveredOn)
            .Column(static a => a.WarrantyUntil)
            .Unique(static a => new { a.Sku, a.Serial })
            .Index(static a => a.Batch));
}
