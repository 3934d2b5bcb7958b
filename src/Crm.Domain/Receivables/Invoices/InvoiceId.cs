namespace Crm.Domain;

/// <summary>The id of an invoice. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct InvoiceId(Guid Value);
