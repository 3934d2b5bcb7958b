using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>The policies of a service desk, in order: the first that fits a case holds.</summary>
/// <remarks>The calendars that the targets name are definitions of their own, because several desks, and other engines, count by them.</remarks>
public sealed record SlaDefinition
{
    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<SlaDefinition> Json { get; } = new(SlaJsonContext.Strict.SlaDefinition, schemaVersion: 1);

    /// <summary>The policies.</summary>
    public ImmutableArray<SlaPolicyDefinition> Policies { get; init; } = [];
}
