namespace Crm.Pricing;

/// <summary>Something that completion added.</summary>
/// <param name="ItemId">The item that was added, or that got the attribute.</param>
/// <param name="Product">Its product.</param>
/// <param name="Attribute">The attribute that was set; null if the item itself was added.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ConfigurationAddition(string ItemId, string Product, string? Attribute, string Reason);
