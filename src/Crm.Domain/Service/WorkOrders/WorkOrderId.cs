namespace Crm.Domain;

/// <summary>The id of a work order. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct WorkOrderId(Guid Value);
