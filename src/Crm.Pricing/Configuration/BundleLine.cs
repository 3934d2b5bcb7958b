namespace Crm.Pricing;

/// <summary>A quote line that a configuration was expanded to.</summary>
/// <param name="Line">The line; its id is that of the item.</param>
/// <param name="ParentId">The line of the bundle that it is a component of; null if it stands by itself.</param>
public sealed record BundleLine(QuoteLineRequest Line, string? ParentId);
