namespace Crm.Domain;

/// <summary>The part of a deal that counts for one person.</summary>
/// <param name="UserKey">The person.</param>
/// <param name="Percent">Greater than 0, at most 100.</param>
public sealed record SplitShare(string UserKey, decimal Percent);
