using System.Linq.Expressions;
using Crm.Primitives;

namespace Crm.Persistence.EfCore;

/// <summary>Puts the question of a specification to a store.</summary>
public static class SpecificationQueryExtensions
{
    /// <summary>The rows that the specification asks for, in its order, its page only.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="query">The rows of the store.</param>
    /// <param name="specification">The question.</param>
    /// <remarks>
    /// The answer is that of <see cref="Specification{T}.Evaluate"/> with three differences that no store can mend: rows with equal keys come
    /// in any order (name a last key that is unique), texts beyond U+FFFF are ordered by code point, and an enum by its name.
    /// </remarks>
    public static IQueryable<T> WithSpecification<T>(this IQueryable<T> query, Specification<T> specification)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(specification);
        return Paged(Ordered(query.WithCriteriaOf(specification), specification), specification);
    }

    /// <summary>The answers that the specification asks for, in its shape.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <typeparam name="TResult">The type of the answers.</typeparam>
    /// <param name="query">The rows of the store.</param>
    /// <param name="specification">The question.</param>
    /// <exception cref="InvalidOperationException">The specification has no <c>Select</c>.</exception>
    public static IQueryable<TResult> WithSpecification<T, TResult>(this IQueryable<T> query, Specification<T, TResult> specification)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(specification);
        Expression<Func<T, TResult>> selector = specification.Selector
            ?? throw new InvalidOperationException("The specification has no shape for its answers: call Query.Select.");
        return query.WithSpecification((Specification<T>)specification).Select(selector);
    }

    /// <summary>Only what the specification filters, searches and includes: for counting over all pages.</summary>
    internal static IQueryable<T> WithCriteriaOf<T>(this IQueryable<T> query, Specification<T> specification)
        where T : class
    {
        query = QueryShape<T>.Apply(specification, query);
        query = specification.WhereExpressions.Aggregate(query, static (q, criterion) => q.Where(criterion.ToExpression()));
        foreach (IGrouping<int, SearchExpression<T>> group in specification.SearchCriterias.GroupBy(static s => s.SearchGroup))
            query = query.Where(LikeSearch.AnyOf(group));
        return query;
    }

    private static IQueryable<T> Paged<T>(IQueryable<T> query, Specification<T> specification)
    {
        if (specification.Skip > 0) query = query.Skip(specification.Skip);
        return specification.Take >= 0 ? query.Take(specification.Take) : query;
    }

    private static IQueryable<T> Ordered<T>(IQueryable<T> query, Specification<T> specification)
    {
        bool first = true;
        foreach (OrderExpression<T> order in specification.OrderExpressions)
        {
            bool descending = order.OrderType is OrderType.OrderByDescending or OrderType.ThenByDescending;
            ParameterExpression row = order.KeySelector.Parameters[0];
            Expression key = order.KeySelector.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : order.KeySelector.Body;
            // In memory nothing comes before something; PostgreSQL puts nulls last, SQLite first: so it is said.
            if (!key.Type.IsValueType || Nullable.GetUnderlyingType(key.Type) is not null)
            {
                query = By(query, Expression.NotEqual(key, Expression.Constant(null, key.Type)), row, descending, first);
                first = false;
            }

            query = By(query, key, row, descending, first);
            first = false;
        }

        return query;
    }

    private static IQueryable<T> By<T>(IQueryable<T> query, Expression key, ParameterExpression row, bool descending, bool first)
    {
        string method = first
            ? descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy)
            : descending ? nameof(Queryable.ThenByDescending) : nameof(Queryable.ThenBy);
        return query.Provider.CreateQuery<T>(
            Expression.Call(typeof(Queryable), method, [typeof(T), key.Type], query.Expression, Expression.Quote(Expression.Lambda(key, row))));
    }
}
