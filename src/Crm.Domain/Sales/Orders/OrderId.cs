namespace Crm.Domain;

/// <summary>The id of an order. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct OrderId(Guid Value);
