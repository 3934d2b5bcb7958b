namespace Crm.Scoring;

/// <summary>What a group gives.</summary>
/// <param name="Name">The group.</param>
/// <param name="Value">Its points, bounded.</param>
public readonly record struct GroupScore(string Name, decimal Value);
