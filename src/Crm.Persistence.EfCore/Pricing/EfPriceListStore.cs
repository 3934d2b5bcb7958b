using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>Keeps published catalogues in the host's context.</summary>
/// <param name="context">The host's context, with <c>crm.AddPricing()</c>.</param>
public sealed class EfPriceListStore(DbContext context) : IPriceListStore
{
    /// <inheritdoc/>
    public async Task<Result> PublishAsync(PriceCatalog catalog, Instant at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        bool exists = await context.CrmSet<PriceCatalogRow>().AnyAsync(r => r.CatalogId == catalog.Id && r.Version == catalog.Version, cancellationToken).ConfigureAwait(false);
        if (exists) return Result.Conflict($"Version {catalog.Version} of {catalog.Id} is published already: give the change a new version.");
        context.CrmSet<PriceCatalogRow>().Add(new PriceCatalogRow(catalog, at));
        return await context.SaveCrmAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Result<PublishedCatalog>> FindAsync(string catalogId, string version, CancellationToken cancellationToken) =>
        Found(await context.CrmSet<PriceCatalogRow>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.CatalogId == catalogId && r.Version == version, cancellationToken).ConfigureAwait(false), catalogId);

    /// <inheritdoc/>
    public async Task<Result<PublishedCatalog>> CurrentAsync(string catalogId, Instant at, CancellationToken cancellationToken) =>
        Found(await context.CrmSet<PriceCatalogRow>().AsNoTracking()
            .Where(r => r.CatalogId == catalogId && r.PublishedAt <= at)
            .OrderByDescending(static r => r.PublishedAt).ThenByDescending(static r => r.Version)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false), catalogId);

    private static Result<PublishedCatalog> Found(PriceCatalogRow? row, string catalogId) =>
        row is not null ? new PublishedCatalog(row.Catalog, row.PublishedAt) : Result.NotFound($"a version of {catalogId}");
}
