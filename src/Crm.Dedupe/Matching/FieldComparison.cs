using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>How the values of one field are weighed.</summary>
/// <param name="Field">The field.</param>
/// <param name="Levels">The levels in order; the first one that is met counts, the last one is <see cref="LevelMeasure.Else"/>.</param>
/// <remarks>A value that is missing on either side is no evidence: weight 0, whatever the levels say.</remarks>
public sealed record FieldComparison(string Field, ImmutableArray<ComparisonLevel> Levels);
