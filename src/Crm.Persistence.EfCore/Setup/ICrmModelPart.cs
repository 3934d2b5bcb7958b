namespace Crm.Persistence.EfCore;

/// <summary>The tables and stores of one library. An engine's folder has one, and a host may add parts of its own.</summary>
/// <remarks>A part has no state: it is made once per <c>Add...</c> call and asked when the model is built and when stores are registered.</remarks>
public interface ICrmModelPart
{
    /// <summary>The library, such as <c>Crm.Pricing</c>. It is the key of the part's row in the schema table. Stable.</summary>
    string Name { get; }

    /// <summary>The version of the part's tables, from 1. It grows with every change that needs a migration.</summary>
    int SchemaVersion { get; }

    /// <summary>Maps the part's tables.</summary>
    /// <param name="tables">Where the tables are added.</param>
    void Map(CrmTables tables);

    /// <summary>Names the part's stores.</summary>
    /// <param name="stores">Where the stores are added.</param>
    void AddStores(CrmStores stores);
}
