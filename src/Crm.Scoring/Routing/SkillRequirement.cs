namespace Crm.Scoring;

/// <summary>A skill that the work needs.</summary>
/// <param name="Name">The skill.</param>
/// <param name="MinLevel">The least level; 1 is enough by default.</param>
public sealed record SkillRequirement(string Name, int MinLevel = 1);
