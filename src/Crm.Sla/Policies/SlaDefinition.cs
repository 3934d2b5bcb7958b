using System.Collections.Immutable;

namespace Crm.Sla;

/// <summary>The policies of a service desk, in order: the first that fits a case holds.</summary>
public sealed record SlaDefinition
{
    /// <summary>The policies.</summary>
    public ImmutableArray<SlaPolicyDefinition> Policies { get; init; } = [];
}
