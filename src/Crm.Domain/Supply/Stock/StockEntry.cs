using NodaTime;

namespace Crm.Domain;

/// <summary>One movement of stock. Entries are added, never changed.</summary>
/// <param name="Number">The position in the ledger, from 1.</param>
/// <param name="Sku">The product.</param>
/// <param name="Quantity">How much; greater than 0 for what came in, less for what went out.</param>
/// <param name="Batch">The production batch; null if unknown.</param>
/// <param name="Reference">What it was for, such as an order or a work order.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
public sealed record StockEntry(int Number, string Sku, decimal Quantity, string? Batch, string Reference, Instant At, string By);
