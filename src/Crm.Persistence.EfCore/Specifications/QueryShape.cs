using System.Linq.Expressions;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>What a specification asks of EF Core beside its question: includes, tracking, splitting. Kept in the specification's items.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
internal sealed class QueryShape<T>
    where T : class
{
    private const string Key = "Crm.Persistence.EfCore";

    private readonly List<Func<IQueryable<T>, IQueryable<T>>> _steps = [];

    internal static QueryShape<T> Of(Specification<T> specification)
    {
        if (specification.Items.TryGetValue(Key, out object? found)) return (QueryShape<T>)found;
        QueryShape<T> shape = new();
        specification.Items[Key] = shape;
        return shape;
    }

    internal static IQueryable<T> Apply(Specification<T> specification, IQueryable<T> query) =>
        specification.Items.TryGetValue(Key, out object? found) ? ((QueryShape<T>)found)._steps.Aggregate(query, static (q, step) => step(q)) : query;

    internal void Add(Func<IQueryable<T>, IQueryable<T>> step) => _steps.Add(step);
}
