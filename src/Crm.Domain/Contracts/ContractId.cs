namespace Crm.Domain;

/// <summary>The id of a contract. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct ContractId(Guid Value);
