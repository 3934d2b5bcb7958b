namespace Crm.Domain;

/// <summary>A row of the translation.</summary>
internal sealed record StatusRow(string Product, string Entity, string Value, ImportedStatus Status)
{
    /// <summary>Rows of one entity from lines such as <c>"Dead = Disqualified"</c> or <c>"Partial = Confirmed with fulfilment Partial"</c>.</summary>
    internal static IEnumerable<StatusRow> Of(string product, string entity, string machine, params IEnumerable<string> lines) => lines.Select(line =>
    {
        string[] sides = line.Split(" = ");
        string[] parts = sides[1].Split(" with ");
        return new StatusRow(product, entity, sides[0], new(machine, parts[0], parts.Length > 1 ? parts[1] : ""));
    });
}
