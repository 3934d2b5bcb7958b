using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Keeps the versions of quotes.</summary>
/// <remarks>
/// What a store returns belongs to the caller: changing it changes nothing stored until it is saved. Pending events are stored with the
/// quote, in the same transaction, by adapters that have an outbox, and then cleared. Of the versions of a number at most one is live
/// (<see cref="Quote.IsLive"/>), whoever stores at the same time: what would make a second one is refused. The contract tests say the rest.
/// </remarks>
public interface IQuoteStore
{
    /// <summary>A version by its id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The version; or <see cref="ResultStatus.NotFound"/>.</returns>
    Task<Result<Quote>> FindAsync(QuoteId id, CancellationToken cancellationToken);

    /// <summary>All versions of a quote, the oldest first; empty if there is no such number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<Quote>> VersionsAsync(string number, CancellationToken cancellationToken);

    /// <summary>The versions that are with the customer and whose last valid day is over, by number and revision.</summary>
    /// <param name="at">The instant; each version's day is taken in its own zone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<Quote>> DueToExpireAsync(Instant at, CancellationToken cancellationToken);

    /// <summary>Stores a new version.</summary>
    /// <param name="quote">The version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// <see cref="ResultStatus.Conflict"/> if its id, or its number and revision, is there already; <see cref="ResultStatus.Invalid"/> with
    /// <c>pricing.quote_live</c> at <c>/number</c> if another version of the number is live: reading again and repeating does not help, revise that one.
    /// </returns>
    Task<Result> AddAsync(Quote quote, CancellationToken cancellationToken);

    /// <summary>Stores a changed version.</summary>
    /// <param name="quote">The version.</param>
    /// <param name="expectedVersion">The <see cref="Quote.Version"/> that it had when it was read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.Conflict"/> if somebody else changed it since; <see cref="ResultStatus.NotFound"/> if it is not there.</returns>
    Task<Result> UpdateAsync(Quote quote, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Stores a superseded version and the next one, both or none.</summary>
    /// <param name="superseded">The version that was revised.</param>
    /// <param name="expectedVersion">The <see cref="Quote.Version"/> that it had when it was read.</param>
    /// <param name="next">The next version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>As for the two of them.</returns>
    Task<Result> ReviseAsync(Quote superseded, long expectedVersion, Quote next, CancellationToken cancellationToken);
}
