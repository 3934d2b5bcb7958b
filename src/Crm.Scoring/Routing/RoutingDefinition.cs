using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>Rules in order: the first one that the work satisfies decides.</summary>
/// <param name="Name">What the definition is called; cursors are kept under it.</param>
/// <param name="Rules">The rules, in order.</param>
public sealed record RoutingDefinition(string Name, ImmutableArray<RoutingRule> Rules)
{
    /// <summary>Its version; every decision names it.</summary>
    /// <value>The default value is 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>Where work waits that no rule takes or nobody is eligible for: it is never dropped.</summary>
    /// <value>The default value is <c>overflow</c>.</value>
    public string OverflowQueue { get; init; } = "overflow";
}
