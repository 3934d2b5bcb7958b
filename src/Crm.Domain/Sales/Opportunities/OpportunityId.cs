namespace Crm.Domain;

/// <summary>The id of an opportunity. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct OpportunityId(Guid Value);
