using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Keeps catalogues in memory. Thread-safe.</summary>
public sealed class InMemoryPriceListStore : IPriceListStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Id, string Version), PublishedCatalog> _catalogs = [];

    /// <inheritdoc/>
    public Task<Result> PublishAsync(PriceCatalog catalog, Instant at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        lock (_lock)
        {
            return Task.FromResult(_catalogs.TryAdd((catalog.Id, catalog.Version), new PublishedCatalog(catalog, at))
                ? Result.Success()
                : Result.Conflict($"Version {catalog.Version} of {catalog.Id} is published already: give the change a new version."));
        }
    }

    /// <inheritdoc/>
    public Task<Result<PublishedCatalog>> FindAsync(string catalogId, string version, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_catalogs.TryGetValue((catalogId, version), out PublishedCatalog? found)
                ? Result.Success(found)
                : Result.NotFound($"version {version} of {catalogId}"));
        }
    }

    /// <inheritdoc/>
    public Task<Result<PublishedCatalog>> CurrentAsync(string catalogId, Instant at, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            PublishedCatalog? current = _catalogs.Values
                .Where(c => c.Catalog.Id == catalogId && c.PublishedAt <= at)
                .OrderByDescending(static c => c.PublishedAt).ThenByDescending(static c => c.Catalog.Version, StringComparer.Ordinal)
                .FirstOrDefault();
            return Task.FromResult(current is not null ? Result.Success(current) : Result.NotFound($"a version of {catalogId} at {at}"));
        }
    }
}
