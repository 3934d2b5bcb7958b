namespace Crm.Persistence.EfCore;

/// <summary>The tables of Crm.Domain. Each area of the customer model adds its own in a file of its own.</summary>
internal sealed partial class DomainPart : ICrmModelPart
{
    public string Name => "Crm.Domain";

    public int SchemaVersion => 2;

    public void Map(CrmTables tables)
    {
        MapParties(tables);
        MapConsent(tables);
        MapLeads(tables);
        MapMarketing(tables);
        MapPartners(tables);
        MapActivities(tables);
        MapOpportunities(tables);
        MapOrders(tables);
        MapContracts(tables);
        MapReceivables(tables);
        MapCredit(tables);
        MapService(tables);
        MapSupply(tables);
    }

    public void AddStores(CrmStores stores)
    {
        ArgumentNullException.ThrowIfNull(stores);
        AddActivityStores(stores);
        AddOrderStores(stores);
    }

    static partial void MapParties(CrmTables tables);

    static partial void MapConsent(CrmTables tables);

    static partial void MapLeads(CrmTables tables);

    static partial void MapMarketing(CrmTables tables);

    static partial void MapPartners(CrmTables tables);

    static partial void MapActivities(CrmTables tables);

    static partial void MapOpportunities(CrmTables tables);

    static partial void MapOrders(CrmTables tables);

    static partial void MapContracts(CrmTables tables);

    static partial void MapReceivables(CrmTables tables);

    static partial void MapCredit(CrmTables tables);

    static partial void MapService(CrmTables tables);

    static partial void MapSupply(CrmTables tables);

    static partial void AddActivityStores(CrmStores stores);

    static partial void AddOrderStores(CrmStores stores);
}
