namespace Crm.Persistence.EfCore.Tests;

/// <summary>The worked example of docs/persistence.md: how a library maps its aggregates.</summary>
internal sealed class DealPart(int schemaVersion = 1) : ICrmModelPart
{
    public string Name => "Crm.Deals";

    public int SchemaVersion => schemaVersion;

    public void Map(CrmTables tables) =>
        tables.Table<Deal>("deals", static deal => deal
            .Key(static d => d.Id)
            .Column(static d => d.Number, maxLength: 40)
            .Column(static d => d.Stage)
            .Amount(static d => d.Total)
            .Amount(static d => d.Limit)
            .Rate(static d => d.Discount)
            .Rate(static d => d.Ratio)
            .Column(static d => d.Currency)
            .Column(static d => d.CreatedAt)
            .Column(static d => d.ClosedAt)
            .Column(static d => d.ValidTo)
            .Column(static d => d.Opens)
            .Column(static d => d.Effort)
            .Column(static d => d.Follows)
            .Document(static d => d.Notes, DealJson.Default.ImmutableArrayDealNote)
            .Document(static d => d.Log, DealJson.Default.IReadOnlyListDealNote)
            .Version(static d => d.Version)
            .Rows(static d => d.Lines, "deal_lines", static l => l.Number, static line => line
                .Column(static l => l.Product, maxLength: 200)
                .UnitPrice(static l => l.Price))
            .Unique(static d => d.Number)
            .Index(static d => new { d.Stage, d.CreatedAt }));

    public void AddStores(CrmStores stores)
    {
    }
}

internal static class DealModel
{
    /// <summary>What a library publishes: one extension that adds its part.</summary>
    public static CrmModelBuilder AddDeals(this CrmModelBuilder crm, int schemaVersion = 1) => crm.Add(new DealPart(schemaVersion));
}
