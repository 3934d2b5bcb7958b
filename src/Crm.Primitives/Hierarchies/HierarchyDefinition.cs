using System.Text.Json.Serialization;

namespace Crm.Primitives;

/// <summary>A hierarchy as data: nodes by key and dated edges. Several hierarchies over the same keys are several definitions.</summary>
/// <param name="Name">What it is, such as <c>sales</c>.</param>
/// <param name="Nodes">The keys, each once.</param>
/// <param name="Edges">Who stands below whom, and when; a node without an edge on a day is a root on that day.</param>
public sealed record HierarchyDefinition(string Name, IReadOnlyList<string> Nodes, IReadOnlyList<HierarchyEdge> Edges)
{
    /// <summary>The JSON form.</summary>
    public static DefinitionJson<HierarchyDefinition> Json { get; } =
        new(new HierarchyJsonContext(CrmJson.CreateOptions()).HierarchyDefinition, schemaVersion: 1);

    /// <summary>Makes a definition whose nodes are the ends of its edges, in ordinal order.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="edges">Who stands below whom, and when.</param>
    public static HierarchyDefinition OfEdges(string name, params IEnumerable<HierarchyEdge> edges)
    {
        HierarchyEdge[] list = [.. edges];
        return new HierarchyDefinition(name, [.. new SortedSet<string>(list.SelectMany(static e => new[] { e.Child, e.Parent }), StringComparer.Ordinal)], list);
    }

    /// <summary>Checks the whole definition and makes it ready for questions.</summary>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The hierarchy, or every problem at once with codes of <see cref="HierarchyErrors"/>.</returns>
    public Result<DatedHierarchy> Compile(DefinitionLimits? limits = null) => HierarchyCompiler.Compile(this, limits ?? DefinitionLimits.Default);
}

[JsonSerializable(typeof(HierarchyDefinition))]
internal sealed partial class HierarchyJsonContext : JsonSerializerContext;
