using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Something that is owed: an invoice or one of its installments, with what is still outstanding.</summary>
/// <param name="Key">The number of the invoice or installment.</param>
/// <param name="PartyKey">Who owes it.</param>
/// <param name="DueDate">The last day to pay without being late.</param>
/// <param name="Outstanding">What is still to pay, tax included; not negative.</param>
public sealed record OpenItem(string Key, string PartyKey, LocalDate DueDate, Money Outstanding);
