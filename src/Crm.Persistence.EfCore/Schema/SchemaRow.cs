namespace Crm.Persistence.EfCore;

/// <summary>Which version of a part's tables a database has. Written by the host's migrations.</summary>
internal sealed class SchemaRow
{
    public string Part { get; set; } = "";

    public int Version { get; set; }
}
