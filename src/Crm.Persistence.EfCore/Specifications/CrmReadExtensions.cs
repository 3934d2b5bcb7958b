using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>Reads by specification from the host's context.</summary>
public static class CrmReadExtensions
{
    /// <summary>The rows that the specification asks for.</summary>
    /// <typeparam name="T">The aggregate.</typeparam>
    /// <param name="context">The host's context.</param>
    /// <param name="specification">The question.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<IReadOnlyList<T>> ListCrmAsync<T>(
        this DbContext context, Specification<T> specification, CancellationToken cancellationToken)
        where T : class =>
        await context.CrmSet<T>().WithSpecification(specification).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The answers that the specification asks for, in its shape.</summary>
    /// <typeparam name="T">The aggregate.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="context">The host's context.</param>
    /// <param name="specification">The question.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<IReadOnlyList<TResult>> ListCrmAsync<T, TResult>(
        this DbContext context, Specification<T, TResult> specification, CancellationToken cancellationToken)
        where T : class =>
        await context.CrmSet<T>().WithSpecification(specification).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The first row that the specification asks for.</summary>
    /// <typeparam name="T">The aggregate.</typeparam>
    /// <param name="context">The host's context.</param>
    /// <param name="specification">The question.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="ResultStatus.NotFound"/> if there is none.</returns>
    public static async Task<Result<T>> FirstCrmAsync<T>(
        this DbContext context, Specification<T> specification, CancellationToken cancellationToken)
        where T : class =>
        await context.CrmSet<T>().WithSpecification(specification).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is T found
            ? Result.Success(found)
            : Result.NotFound($"No {typeof(T).Name} answers the question.");

    /// <summary>How many rows satisfy the specification, over all pages.</summary>
    /// <typeparam name="T">The aggregate.</typeparam>
    /// <param name="context">The host's context.</param>
    /// <param name="specification">The question.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task<long> CountCrmAsync<T>(this DbContext context, Specification<T> specification, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(specification);
        return context.CrmSet<T>().WithCriteriaOf(specification).LongCountAsync(cancellationToken);
    }

    /// <summary>The page that the specification asks for, and where it stands.</summary>
    /// <typeparam name="T">The aggregate.</typeparam>
    /// <param name="context">The host's context.</param>
    /// <param name="specification">The question, with an order and a <c>Take</c> of at least 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ArgumentException">The specification takes no page.</exception>
    public static async Task<PagedResult<IReadOnlyList<T>>> PageCrmAsync<T>(
        this DbContext context, Specification<T> specification, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(specification);
        if (specification.Take < 1) throw new ArgumentException("A page has a size: call Query.Take.", nameof(specification));
        long total = await context.CountCrmAsync(specification, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<T> rows = await context.ListCrmAsync(specification, cancellationToken).ConfigureAwait(false);
        long size = specification.Take;
        PagedInfo info = new(Math.Max(specification.Skip, 0) / size + 1, size, (total + size - 1) / size, total);
        return new PagedResult<IReadOnlyList<T>>(info, rows);
    }
}
