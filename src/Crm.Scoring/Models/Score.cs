using System.Collections.Immutable;
using NodaTime;

namespace Crm.Scoring;

/// <summary>A score at an instant.</summary>
/// <param name="Value">The score, not rounded: round it where it is shown.</param>
/// <param name="Band">The band of the total; null if there is none.</param>
/// <param name="Label">The bands of the dimensions that have bands, one after the other, such as <c>A1</c>; empty if none has.</param>
/// <param name="Dimensions">The dimensions, in the order of the definition.</param>
/// <param name="AsOf">The instant.</param>
/// <param name="Model">Name and version of the definition, such as <c>leads v1</c>.</param>
public sealed record Score(decimal Value, string? Band, string Label, ImmutableArray<DimensionScore> Dimensions, Instant AsOf, string Model);
