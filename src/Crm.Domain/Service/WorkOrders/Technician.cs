namespace Crm.Domain;

/// <summary>Somebody who may be sent, as of the time in question.</summary>
/// <param name="Key">Who.</param>
/// <param name="SkillLevel">How well the person knows the skill that is asked for; 0 for not at all.</param>
/// <param name="Territory">Where the person works.</param>
/// <param name="IsFree">Whether the person is free in the window, travel included.</param>
/// <param name="Parts">What the van carries, by product.</param>
public sealed record Technician(string Key, int SkillLevel, string Territory, bool IsFree, IReadOnlyDictionary<string, decimal> Parts);
