namespace Crm.Domain;

/// <summary>What one limit of a hierarchy says.</summary>
/// <param name="PartyKey">Whose limit it is.</param>
/// <param name="Decision">What it says about everything below it.</param>
public sealed record GroupCreditDecision(string PartyKey, CreditDecision Decision);
