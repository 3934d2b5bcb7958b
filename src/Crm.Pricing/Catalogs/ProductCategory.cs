namespace Crm.Pricing;

/// <summary>A category of products.</summary>
/// <param name="Id">The id.</param>
/// <param name="Parent">The category above; null at the top.</param>
public sealed record ProductCategory(string Id, string? Parent);
