namespace Crm.Pricing;

/// <summary>What one tax record comes to on a document.</summary>
/// <param name="TaxId">The tax record.</param>
/// <param name="Base">What it was computed on, rounded.</param>
/// <param name="Amount">The tax, rounded.</param>
/// <param name="AffectedBy">The taxes whose amounts are part of <paramref name="Base"/>.</param>
public sealed record TaxGroup(string TaxId, decimal Base, decimal Amount, IReadOnlyList<string> AffectedBy);
