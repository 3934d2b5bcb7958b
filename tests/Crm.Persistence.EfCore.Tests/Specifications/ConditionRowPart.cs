using Crm.Testing.Conditions;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>The table of the generated rows, mapped with the library's own column forms.</summary>
internal sealed class ConditionRowPart : ICrmModelPart
{
    public string Name => "Crm.ConditionRows";

    public int SchemaVersion => 1;

    public void Map(CrmTables tables) => tables.Table<ConditionRow>("condition_rows", static row => row
        .Key(static r => r.Id)
        .Column(static r => r.Name)
        .Column(static r => r.City)
        .Amount(static r => r.Amount)
        .Column(static r => r.IsActive)
        .Column(static r => r.SignedOn)
        .Column(static r => r.SeenAt));

    public void AddStores(CrmStores stores)
    {
    }
}
