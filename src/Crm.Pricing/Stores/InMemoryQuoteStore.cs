using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Keeps quotes in memory: for tests and for programs that need no database. Thread-safe.</summary>
public sealed class InMemoryQuoteStore : IQuoteStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Number, int Revision), Quote> _quotes;
    private readonly Dictionary<QuoteId, (string Number, int Revision)> _byId = [];
    private readonly Dictionary<string, QuoteId> _live = new(StringComparer.Ordinal);

    /// <summary>Makes an empty store.</summary>
    public InMemoryQuoteStore() =>
        _quotes = new SortedDictionary<(string Number, int Revision), Quote>(Comparer<(string Number, int Revision)>.Create(static (a, b) =>
            string.CompareOrdinal(a.Number, b.Number) is int order and not 0 ? order : a.Revision.CompareTo(b.Revision)));

    /// <inheritdoc/>
    public Task<Result<Quote>> FindAsync(QuoteId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_byId.TryGetValue(id, out (string, int) key) ? Result.Success(_quotes[key].Copy()) : Result.NotFound($"quote {id}"));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Quote>> VersionsAsync(string number, CancellationToken cancellationToken) =>
        Select(quote => string.Equals(quote.Number, number, StringComparison.Ordinal));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Quote>> DueToExpireAsync(Instant at, CancellationToken cancellationToken) => Select(quote => quote.IsDueToExpire(at));

    /// <inheritdoc/>
    public Task<Result> AddAsync(Quote quote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(quote);
        lock (_lock)
        {
            return Task.FromResult(Add(quote, leaving: null));
        }
    }

    /// <inheritdoc/>
    public Task<Result> UpdateAsync(Quote quote, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(quote);
        lock (_lock)
        {
            Result stored = Check(quote, expectedVersion);
            if (stored.IsSuccess) stored = CheckLive(quote, leaving: null);
            if (stored.IsSuccess) Put(quote);
            return Task.FromResult(stored);
        }
    }

    /// <inheritdoc/>
    public Task<Result> ReviseAsync(Quote superseded, long expectedVersion, Quote next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(superseded);
        ArgumentNullException.ThrowIfNull(next);
        lock (_lock)
        {
            Result stored = Check(superseded, expectedVersion);
            if (stored.IsSuccess) stored = CheckLive(superseded, leaving: null);
            if (stored.IsSuccess) stored = Add(next, leaving: superseded.IsLive ? null : superseded.Id);
            if (stored.IsSuccess) Put(superseded);
            return Task.FromResult(stored);
        }
    }

    private Result Add(Quote quote, QuoteId? leaving)
    {
        if (_byId.ContainsKey(quote.Id) || _quotes.ContainsKey((quote.Number, quote.Revision)))
            return Result.Conflict($"There is a version {quote.Revision} of {quote.Number}, or the id {quote.Id}, already.");
        Result alone = CheckLive(quote, leaving);
        if (!alone.IsSuccess) return alone;
        _byId[quote.Id] = (quote.Number, quote.Revision);
        Put(quote);
        return Result.Success();
    }

    private Result Check(Quote quote, long expectedVersion)
    {
        if (!_byId.TryGetValue(quote.Id, out (string, int) key)) return Result.NotFound($"quote {quote.Id}");
        return _quotes[key].Version == expectedVersion
            ? Result.Success()
            : Result.Conflict($"The quote {quote.Number} was changed by someone else since it was read: read it again and repeat.");
    }

    /// <summary>Whether no other version of the number is live, but for one that leaves at the same time.</summary>
    private Result CheckLive(Quote quote, QuoteId? leaving) =>
        quote.IsLive && _live.TryGetValue(quote.Number, out QuoteId live) && live != quote.Id && live != leaving
            ? Result.Invalid(new ValidationError("/number", $"Another version of {quote.Number} is live: revise that one, or close it first.", "pricing.quote_live"))
            : Result.Success();

    private void Put(Quote quote)
    {
        if (quote.IsLive) _live[quote.Number] = quote.Id;
        else if (_live.TryGetValue(quote.Number, out QuoteId live) && live == quote.Id) _live.Remove(quote.Number);
        _quotes[(quote.Number, quote.Revision)] = quote.Copy();
        quote.ClearPendingEvents();
    }

    private Task<IReadOnlyList<Quote>> Select(Func<Quote, bool> wanted)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Quote>>([.. _quotes.Values.Where(wanted).Select(static quote => quote.Copy())]);
        }
    }
}
