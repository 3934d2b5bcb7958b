using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>Keeps quotes in the host's context. As long-lived as the context, and no more thread-safe.</summary>
/// <param name="context">The host's context, with <c>crm.AddPricing()</c>.</param>
public sealed class EfQuoteStore(DbContext context) : IQuoteStore
{
    /// <inheritdoc/>
    public async Task<Result<Quote>> FindAsync(QuoteId id, CancellationToken cancellationToken)
    {
        Quote? quote = await context.CrmSet<Quote>().FirstOrDefaultAsync(q => q.Id == id, cancellationToken).ConfigureAwait(false);
        return quote is not null ? Result.Success(quote) : Result.NotFound($"quote {id}");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Quote>> VersionsAsync(string number, CancellationToken cancellationToken) =>
        await context.CrmSet<Quote>().Where(q => q.Number == number).OrderBy(static q => q.Revision).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Quote>> DueToExpireAsync(Instant at, CancellationToken cancellationToken)
    {
        // Zones differ by less than a day from UTC: the query narrows by the latest day anywhere, the quote's own zone decides.
        LocalDate latest = at.InUtc().Date.PlusDays(1);
        List<Quote> candidates = await context.CrmSet<Quote>()
            .Where(q => q.State == QuoteState.Presented && q.ValidUntil < latest)
            .OrderBy(static q => q.Number).ThenBy(static q => q.Revision)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return candidates.FindAll(quote => quote.IsDueToExpire(at));
    }

    /// <inheritdoc/>
    public async Task<Result> AddAsync(Quote quote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(quote);
        context.CrmSet<Quote>().Add(quote);
        Result saved = await context.SaveCrmAsync(cancellationToken).ConfigureAwait(false);
        return await ReasonAsync(saved, quote, null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Result> UpdateAsync(Quote quote, long expectedVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(quote);
        if (!await ExistsAsync(quote.Id, cancellationToken).ConfigureAwait(false)) return Result.NotFound($"quote {quote.Id}");
        Result saved = await context.UpdateCrmAsync(quote, expectedVersion, cancellationToken).ConfigureAwait(false);
        return await ReasonAsync(saved, quote, quote.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Result> ReviseAsync(Quote superseded, long expectedVersion, Quote next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(superseded);
        if (!await ExistsAsync(superseded.Id, cancellationToken).ConfigureAwait(false)) return Result.NotFound($"quote {superseded.Id}");
        context.CrmSet<Quote>().Add(next);
        Result saved = await context.UpdateCrmAsync(superseded, expectedVersion, cancellationToken).ConfigureAwait(false);
        return await ReasonAsync(saved, next, superseded.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Of a conflict, whether another live version stands in the way: the database keeps them apart, and only says that something is there twice.</summary>
    private async Task<Result> ReasonAsync(Result saved, Quote quote, QuoteId? changed, CancellationToken cancellationToken)
    {
        if (saved.Status != ResultStatus.Conflict || !quote.IsLive) return saved;
        List<StoredVersion> stored = await context.CrmSet<Quote>().AsNoTracking().Where(q => q.Number == quote.Number)
            .Select(static q => new StoredVersion(q.Id, q.Revision, q.State)).ToListAsync(cancellationToken).ConfigureAwait(false);
        bool known = changed != quote.Id && stored.Exists(v => v.Id == quote.Id || v.Revision == quote.Revision);
        return !known && stored.Exists(v => v.Id != quote.Id && v.Id != changed && PricingPart.LiveStates.Contains(v.State))
            ? Result.Invalid(new ValidationError("/number", $"Another version of {quote.Number} is live: revise that one, or close it first.", "pricing.quote_live"))
            : saved;
    }

    private Task<bool> ExistsAsync(QuoteId id, CancellationToken cancellationToken) =>
        context.CrmSet<Quote>().AnyAsync(q => q.Id == id, cancellationToken);

    private sealed record StoredVersion(QuoteId Id, int Revision, QuoteState State);
}
