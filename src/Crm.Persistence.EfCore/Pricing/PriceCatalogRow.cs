using Crm.Pricing;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A published version of a catalogue.</summary>
internal sealed class PriceCatalogRow
{
    private PriceCatalogRow()
    {
    }

    internal PriceCatalogRow(PriceCatalog catalog, Instant publishedAt)
    {
        CatalogId = catalog.Id;
        Version = catalog.Version;
        Catalog = catalog;
        PublishedAt = publishedAt;
    }

    public string CatalogId { get; private set; } = "";

    public string Version { get; private set; } = "";

    public Instant PublishedAt { get; private set; }

    public PriceCatalog Catalog { get; private set; } = null!;
}
