namespace Crm.Domain;

/// <summary>Names a party: its id, and the number that other libraries keep as their key.</summary>
/// <param name="Id">The id.</param>
/// <param name="Number">The number for people, such as <c>P-1042</c>.</param>
public readonly record struct PartyReference(PartyId Id, string Number);
