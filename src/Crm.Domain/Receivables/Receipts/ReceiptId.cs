namespace Crm.Domain;

/// <summary>The id of a receipt. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct ReceiptId(Guid Value);
