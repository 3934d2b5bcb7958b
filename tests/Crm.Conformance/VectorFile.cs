using System.Text.Json;

namespace Crm.Conformance;

/// <summary>A vector file: its content, and where the data sets lie that some suites need.</summary>
public sealed record VectorFile(string Path, string Suite, JsonElement Root, string DataFolder)
{
    /// <summary>The rows of a table with their names: the <c>id</c> if unique in the table, else the <c>name</c>, else table and index.</summary>
    public IEnumerable<(string Name, JsonElement Row)> Rows(string table = "cases")
    {
        if (!Root.TryGetProperty(table, out JsonElement rows)) yield break;
        if (rows.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty row in rows.EnumerateObject()) yield return (row.Name, row.Value);
            yield break;
        }

        List<JsonElement> list = [.. rows.EnumerateArray()];
        HashSet<string> unique = UniqueTexts(list, "id");
        HashSet<string> uniqueNames = UniqueTexts(list, "name");
        for (int i = 0; i < list.Count; i++)
        {
            string? id = Text(list[i], "id");
            string? name = Text(list[i], "name");
            yield return (id is not null && unique.Contains(id) ? id
                : name is not null && uniqueNames.Contains(name) ? name
                : $"{table}[{i}]", list[i]);
        }
    }

    /// <summary>The path of a data set, or null if it is not there.</summary>
    public string? Data(string relativePath)
    {
        string path = System.IO.Path.Combine(DataFolder, relativePath);
        return File.Exists(path) ? path : null;
    }

    private static HashSet<string> UniqueTexts(List<JsonElement> rows, string member) =>
        [.. rows.Select(row => Text(row, member)).OfType<string>().GroupBy(static t => t).Where(static g => g.Count() == 1).Select(static g => g.Key)];

    private static string? Text(JsonElement row, string member) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(member, out JsonElement value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null
            : null;
}
