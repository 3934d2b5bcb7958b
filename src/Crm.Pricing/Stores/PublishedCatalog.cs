using NodaTime;

namespace Crm.Pricing;

/// <summary>A version of a catalogue as it was published; it never changes again.</summary>
/// <param name="Catalog">The definition.</param>
/// <param name="PublishedAt">From when on it is the current one.</param>
public sealed record PublishedCatalog(PriceCatalog Catalog, Instant PublishedAt);
