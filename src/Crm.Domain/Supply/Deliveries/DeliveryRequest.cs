namespace Crm.Domain;

/// <summary>What is to be delivered of an order.</summary>
/// <param name="LineNumber">The position of the order's line.</param>
/// <param name="Quantity">How much; greater than 0.</param>
/// <param name="Serials">A serial number for each piece; empty for goods without.</param>
/// <param name="Batch">The production batch; null if unknown.</param>
public sealed record DeliveryRequest(int LineNumber, decimal Quantity, IReadOnlyList<string> Serials, string? Batch);
