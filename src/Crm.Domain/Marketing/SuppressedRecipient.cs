namespace Crm.Domain;

/// <summary>Somebody who is not written to.</summary>
/// <param name="Recipient">The number of the person or lead.</param>
/// <param name="Decision">Why, with the record that decided.</param>
public sealed record SuppressedRecipient(string Recipient, ConsentDecision Decision);
