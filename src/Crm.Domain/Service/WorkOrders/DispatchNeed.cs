namespace Crm.Domain;

/// <summary>What a work order asks of whoever is sent.</summary>
/// <param name="Skill">The skill; null for none.</param>
/// <param name="MinLevel">The least level of it.</param>
/// <param name="Territory">Where the work is; null for anywhere.</param>
/// <param name="PartSku">The part that has to be there; null for none.</param>
/// <param name="PartQuantity">How many of it.</param>
public sealed record DispatchNeed(string? Skill, int MinLevel, string? Territory, string? PartSku, decimal PartQuantity);
