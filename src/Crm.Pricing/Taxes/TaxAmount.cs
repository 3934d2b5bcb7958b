namespace Crm.Pricing;

/// <summary>What one tax comes to on a line or a document.</summary>
/// <param name="TaxId">The tax.</param>
/// <param name="Base">What it was computed on.</param>
/// <param name="Amount">The tax. A reverse charge appears twice, as +x and -x.</param>
public readonly record struct TaxAmount(string TaxId, decimal Base, decimal Amount);
