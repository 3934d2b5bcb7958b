using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Primitives;
using Xunit;

namespace Crm.Architecture.Tests;

/// <summary>
/// The JSON Schema of every definition stands in docs/schemas. A changed schema is a changed file format: accept it with CRM_ACCEPT_API=1
/// and raise the definition's version if older files no longer read.
/// </summary>
public sealed class SchemaTests
{
    private static readonly Dictionary<string, Func<string>> Definitions = Repository.Libraries
        .SelectMany(static library => Assembly.Load(library).GetExportedTypes())
        .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(static p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DefinitionJson<>))
        .ToDictionary(
            static p => $"{p.DeclaringType!.Namespace}.{p.PropertyType.GetGenericArguments()[0].Name}",
            static p => (Func<string>)(() => (string)p.PropertyType.GetMethod("ExportSchema")!.Invoke(p.GetValue(null), null)!));

    public static TheoryData<string> Names() => [.. Definitions.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Definition_JsonSchema_IsTheCommittedOne(string name)
    {
        string path = Path.Combine(Repository.Root, "docs", "schemas", name + ".json");
        string actual = Definitions[name]().ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("CRM_ACCEPT_API") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", actual);
    }

    [Fact]
    public void EverySchemaFile_HasItsDefinition()
    {
        string folder = Path.Combine(Repository.Root, "docs", "schemas");
        Assert.Empty(Directory.EnumerateFiles(folder, "*.json").Select(static f => Path.GetFileNameWithoutExtension(f)!).Except(Definitions.Keys));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Definition_JsonSchema_DescribesEveryMemberAndItem(string name)
    {
        List<string> open = [];
        Collect(JsonNode.Parse(Definitions[name]()), "", open);
        Assert.Empty(open);
    }

    /// <summary>The places at which anything would be allowed.</summary>
    private static void Collect(JsonNode? node, string path, List<string> open)
    {
        if (node is JsonArray list)
            for (int i = 0; i < list.Count; i++) Collect(list[i], $"{path}/{i}", open);
        if (node is not JsonObject known) return;
        bool isArray = known["type"] is JsonValue one && one.GetValueKind() == JsonValueKind.String && (string?)one == "array";
        if (isArray && known["items"] is null) open.Add(path);
        foreach ((string member, JsonNode? value) in known)
        {
            if (path.EndsWith("/properties", StringComparison.Ordinal) && value?.GetValueKind() == JsonValueKind.True) open.Add($"{path}/{member}");
            Collect(value, $"{path}/{member}", open);
        }
    }
}
