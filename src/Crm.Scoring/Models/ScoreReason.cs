namespace Crm.Scoring;

/// <summary>One part of a score. The points of all reasons add up to the score exactly.</summary>
/// <param name="Kind">Where the points come from.</param>
/// <param name="Dimension">The dimension; empty for the total.</param>
/// <param name="Group">The group; empty above it.</param>
/// <param name="Rule">The rule; empty above it.</param>
/// <param name="Source">The id of the event or of the override; null for the others.</param>
/// <param name="Points">What it adds; negative if it takes away. In units of 10^-12.</param>
public sealed record ScoreReason(ScoreReasonKind Kind, string Dimension, string Group, string Rule, string? Source, decimal Points);
