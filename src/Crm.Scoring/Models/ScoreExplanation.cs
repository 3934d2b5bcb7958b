using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>A score taken apart.</summary>
/// <param name="Score">The score.</param>
/// <param name="Reasons">The parts, in the order of the definition, events by time and id; their points add up to the score exactly. Parts of 0
/// points are left out.</param>
public sealed record ScoreExplanation(Score Score, ImmutableArray<ScoreReason> Reasons);
