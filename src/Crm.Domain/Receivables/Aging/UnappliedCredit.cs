using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Money received or credited that no invoice has used up yet.</summary>
/// <param name="Key">The number of the receipt or credit note.</param>
/// <param name="PartyKey">Whose money it is.</param>
/// <param name="Amount">What is left of it; not negative.</param>
public sealed record UnappliedCredit(string Key, string PartyKey, Money Amount);
