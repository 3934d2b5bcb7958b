using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>What a piece of work needs from whoever gets it.</summary>
/// <param name="Effort">How much capacity it takes.</param>
public sealed record RoutingDemand(int Effort = 1)
{
    /// <summary>The skills it needs, all of them.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<SkillRequirement> Skills { get; init; } = [];

    /// <summary>The territory it lies in; null if it does not matter.</summary>
    public string? Territory { get; init; }

    /// <summary>Work that takes one unit of capacity and needs nothing else.</summary>
    public static RoutingDemand One { get; } = new();
}
