namespace Crm.Persistence.EfCore;

/// <summary>What every context has: the outbox and the versions of the schema.</summary>
internal sealed class CorePart : ICrmModelPart
{
    public string Name => "Crm.Persistence";

    public int SchemaVersion => 1;

    public void Map(CrmTables tables)
    {
        tables.Table<SchemaRow>("schema", static row => row.Key(static r => r.Part, maxLength: 200).Column(static r => r.Version));
        tables.Table<OutboxRow>("outbox", static row => row
            .Key(static r => r.Id)
            .Column(static r => r.Type, maxLength: 200)
            .Column(static r => r.AggregateType, maxLength: 200)
            .Column(static r => r.AggregateId, maxLength: 200)
            .Column(static r => r.AggregateVersion)
            .Column(static r => r.OccurredAt)
            .Column(static r => r.Ordinal)
            .Column(static r => r.ActorId, maxLength: 200)
            .Column(static r => r.CausationId, maxLength: 200)
            .Column(static r => r.CorrelationId, maxLength: 200)
            .Document(static r => r.Payload, OutboxJson.Default.SortedDictionaryStringString)
            .Column(static r => r.Attempts)
            .Column(static r => r.ClaimedBy, maxLength: 200)
            .Column(static r => r.ClaimedUntil)
            .Column(static r => r.DispatchedAt)
            .Column(static r => r.LastError)
            .Index(static r => new { r.DispatchedAt, r.OccurredAt, r.Ordinal }));
    }

    public void AddStores(CrmStores stores) => stores.Add<IOutbox>(static context => new EfOutbox(context));
}
