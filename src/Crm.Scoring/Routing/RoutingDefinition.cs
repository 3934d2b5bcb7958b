using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Rules in order: the first one that the work satisfies decides.</summary>
/// <param name="Name">What the definition is called; cursors are kept under it.</param>
/// <param name="Rules">The rules, in order.</param>
public sealed record RoutingDefinition(string Name, ImmutableArray<RoutingRule> Rules)
{
    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    internal RoutingDefinition(string name, ImmutableArray<RoutingRule> rules, int version = 1, string overflowQueue = "overflow")
        : this(name, rules) =>
        (Version, OverflowQueue) = (version, overflowQueue);

    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<RoutingDefinition> Json { get; } = new(new ScoringJsonContext(CrmJson.CreateOptions()).RoutingDefinition, schemaVersion: 1);

    /// <summary>Its version; every decision names it.</summary>
    /// <value>The default value is 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>Where work waits that no rule takes or nobody is eligible for: it is never dropped.</summary>
    /// <value>The default value is <c>overflow</c>.</value>
    public string OverflowQueue { get; init; } = "overflow";
}
