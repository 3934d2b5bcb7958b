namespace Crm.Domain;

/// <summary>The id of a case. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct CaseId(Guid Value);
