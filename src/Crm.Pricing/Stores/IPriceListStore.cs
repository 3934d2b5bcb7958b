using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Keeps the price lists, as published versions of catalogues, so that any past quote can be priced again.</summary>
public interface IPriceListStore
{
    /// <summary>Publishes a version. A published version never changes.</summary>
    /// <param name="catalog">The definition; compile it first.</param>
    /// <param name="at">From when on it is the current one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if this version of the catalogue is there already.</returns>
    Task<Result> PublishAsync(PriceCatalog catalog, Instant at, CancellationToken cancellationToken);

    /// <summary>A version by its name.</summary>
    /// <param name="catalogId">The catalogue.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The version; or <see cref="ResultStatus.NotFound"/>.</returns>
    Task<Result<PublishedCatalog>> FindAsync(string catalogId, string version, CancellationToken cancellationToken);

    /// <summary>The version that is, or was, current at an instant: the latest one published by then.</summary>
    /// <param name="catalogId">The catalogue.</param>
    /// <param name="at">The instant, included. Of two published at the same instant the one with the greater version text.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The version; or <see cref="ResultStatus.NotFound"/>.</returns>
    Task<Result<PublishedCatalog>> CurrentAsync(string catalogId, Instant at, CancellationToken cancellationToken);
}
