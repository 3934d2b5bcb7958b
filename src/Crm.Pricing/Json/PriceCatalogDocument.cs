namespace Crm.Pricing;

/// <summary>The JSON form of a catalogue.</summary>
internal sealed record PriceCatalogDocument(int SchemaVersion, PriceCatalog Catalog);
