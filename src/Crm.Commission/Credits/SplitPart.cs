namespace Crm.Commission;

/// <summary>A payee's part of a deal.</summary>
/// <param name="Payee">The key of the payee.</param>
/// <param name="Percent">The part in percent of the deal (not of the commission): 70 is seventy hundredths.</param>
public sealed record SplitPart(string Payee, decimal Percent);
