namespace Crm.Domain;

/// <summary>The id of a delivery. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct DeliveryId(Guid Value);
