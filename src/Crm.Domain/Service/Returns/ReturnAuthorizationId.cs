namespace Crm.Domain;

/// <summary>The id of a return authorization. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct ReturnAuthorizationId(Guid Value);
