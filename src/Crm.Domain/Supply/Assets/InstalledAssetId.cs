namespace Crm.Domain;

/// <summary>The id of an installed asset. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct InstalledAssetId(Guid Value);
