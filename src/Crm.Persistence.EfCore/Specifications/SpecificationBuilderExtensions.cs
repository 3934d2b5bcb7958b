using System.Linq.Expressions;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>Verbs of a specification that only a store understands; in memory they change nothing.</summary>
public static class SpecificationBuilderExtensions
{
    /// <summary>Reads a navigation together with the row.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="builder">The specification's <c>Query</c>.</param>
    /// <param name="navigation">The navigation, such as <c>x =&gt; x.Lines</c> or, over references, <c>x =&gt; x.Owner!.Team</c>.</param>
    /// <param name="condition">Whether the call counts.</param>
    public static SpecificationBuilder<T> Include<T>(
        this SpecificationBuilder<T> builder, Expression<Func<T, object?>> navigation, bool condition = true)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return Add(builder, query => query.Include(navigation), condition);
    }

    /// <summary>Reads a path of navigations together with the row, such as <c>"Lines.Taxes"</c>.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="builder">The specification's <c>Query</c>.</param>
    /// <param name="path">The names of the navigations, with dots.</param>
    /// <param name="condition">Whether the call counts.</param>
    public static SpecificationBuilder<T> Include<T>(this SpecificationBuilder<T> builder, string path, bool condition = true)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Add(builder, query => query.Include(path), condition);
    }

    /// <summary>Reads rows that the context does not watch: for lists that are only shown.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="builder">The specification's <c>Query</c>.</param>
    /// <param name="condition">Whether the call counts.</param>
    public static SpecificationBuilder<T> AsNoTracking<T>(this SpecificationBuilder<T> builder, bool condition = true)
        where T : class => Add(builder, static query => query.AsNoTracking(), condition);

    /// <summary>Reads rows that the context watches, also where it usually does not.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="builder">The specification's <c>Query</c>.</param>
    /// <param name="condition">Whether the call counts.</param>
    public static SpecificationBuilder<T> AsTracking<T>(this SpecificationBuilder<T> builder, bool condition = true)
        where T : class => Add(builder, static query => query.AsTracking(), condition);

    /// <summary>Reads each collection by a statement of its own, instead of one with a row for every combination.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="builder">The specification's <c>Query</c>.</param>
    /// <param name="condition">Whether the call counts.</param>
    public static SpecificationBuilder<T> AsSplitQuery<T>(this SpecificationBuilder<T> builder, bool condition = true)
        where T : class => Add(builder, static query => query.AsSplitQuery(), condition);

    /// <summary>Reads also what the host's query filters hide.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="builder">The specification's <c>Query</c>.</param>
    /// <param name="condition">Whether the call counts.</param>
    public static SpecificationBuilder<T> IgnoreQueryFilters<T>(this SpecificationBuilder<T> builder, bool condition = true)
        where T : class => Add(builder, static query => query.IgnoreQueryFilters(), condition);

    /// <summary>Puts a comment into the statement, for those who read the database's log.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="builder">The specification's <c>Query</c>.</param>
    /// <param name="tag">The comment.</param>
    /// <param name="condition">Whether the call counts.</param>
    public static SpecificationBuilder<T> TagWith<T>(this SpecificationBuilder<T> builder, string tag, bool condition = true)
        where T : class => Add(builder, query => query.TagWith(tag), condition);

    private static SpecificationBuilder<T> Add<T>(
        SpecificationBuilder<T> builder, Func<IQueryable<T>, IQueryable<T>> step, bool condition)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (condition) QueryShape<T>.Of(builder.Specification).Add(step);
        return builder;
    }
}
