namespace Crm.Domain;

/// <summary>How deals up to an amount are sold.</summary>
/// <param name="Key">The short name, such as <c>B</c>.</param>
/// <param name="Mode">Who sells, such as <c>call centre</c>.</param>
/// <param name="UpTo">The largest amount in base currency, included; null for no limit. Only the last band has none.</param>
/// <param name="FromComplexity">Products at least as complex as this are sold in this band or a higher one, whatever they cost; null for none.</param>
public sealed record SellingBand(string Key, string Mode, decimal? UpTo, int? FromComplexity = null);
