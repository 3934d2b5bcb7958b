namespace Crm.Domain;

/// <summary>The id of a stock ledger. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct StockLedgerId(Guid Value);
