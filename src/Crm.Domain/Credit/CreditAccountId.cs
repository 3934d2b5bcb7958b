namespace Crm.Domain;

/// <summary>The id of a credit account. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct CreditAccountId(Guid Value);
