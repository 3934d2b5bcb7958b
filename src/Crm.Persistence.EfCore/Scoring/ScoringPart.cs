using Crm.Scoring;

namespace Crm.Persistence.EfCore;

/// <summary>The table of Crm.Scoring: whose turn it is.</summary>
internal sealed class ScoringPart : ICrmModelPart
{
    public string Name => "Crm.Scoring";

    public int SchemaVersion => 1;

    public void Map(CrmTables tables) => tables.Table<RoutingCursorRow>("routing_cursors", static row => row
        .Key(static r => r.CursorKey, maxLength: 200)
        .Version(static r => r.Version)
        .Document(static r => r.State, ScoringJson.Default.RoutingCursorState));

    public void AddStores(CrmStores stores) => stores.Add<IRoutingCursorStore>(static context => new EfRoutingCursorStore(context));
}
