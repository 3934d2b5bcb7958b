namespace Crm.Scoring;

/// <summary>A lead to be shared out.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Probability">How likely it is won.</param>
public sealed record QuotaLead(string Id, decimal Probability);
