using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>What a dimension gives.</summary>
/// <param name="Name">The dimension.</param>
/// <param name="Value">Its points, bounded.</param>
/// <param name="Band">Its band; null if there is none.</param>
/// <param name="Groups">Its groups, in the order of the definition.</param>
public sealed record DimensionScore(string Name, decimal Value, string? Band, ImmutableArray<GroupScore> Groups);
