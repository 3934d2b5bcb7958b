using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>Describes a <see cref="Specification{T}"/>. A verb whose <c>condition</c> is false changes nothing.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public class SpecificationBuilder<T>
{
    // After OrderBy(..., condition: false) the ThenBy calls chained to it are dropped too.
    private bool _orderDropped;

    internal SpecificationBuilder(Specification<T> specification) => Specification = specification;

    /// <summary>The specification that is described; for extensions in other packages.</summary>
    public Specification<T> Specification { get; }

    /// <summary>Keeps the rows that satisfy a predicate; several are and-ed.</summary>
    /// <param name="criteria">The predicate.</param>
    /// <param name="condition">Whether the call counts.</param>
    public virtual SpecificationBuilder<T> Where(Expression<Func<T, bool>> criteria, bool condition = true)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        if (condition) Specification.Add(new Criterion<T>(criteria));
        return this;
    }

    /// <summary>Keeps the rows that satisfy a criterion; several are and-ed.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="condition">Whether the call counts.</param>
    public virtual SpecificationBuilder<T> Where(Criterion<T> criterion, bool condition = true)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        if (condition) Specification.Add(criterion);
        return this;
    }

    /// <summary>Keeps the rows whose text matches a pattern, as LIKE does.</summary>
    /// <param name="selector">The text. A missing text matches nothing.</param>
    /// <param name="searchTerm">The pattern: <c>%</c> any run of characters, <c>_</c> one, everything else itself; case does not count.</param>
    /// <param name="searchGroup">Terms of one group are or-ed, groups are and-ed.</param>
    /// <exception cref="ArgumentException">The pattern is empty.</exception>
    public virtual SpecificationBuilder<T> Search(Expression<Func<T, string?>> selector, string searchTerm, int searchGroup = 1) =>
        Search(selector, searchTerm, true, searchGroup);

    /// <inheritdoc cref="Search(Expression{Func{T, string}}, string, int)"/>
    /// <param name="selector">The text. A missing text matches nothing.</param>
    /// <param name="searchTerm">The pattern.</param>
    /// <param name="condition">Whether the call counts.</param>
    /// <param name="searchGroup">Terms of one group are or-ed, groups are and-ed.</param>
    public virtual SpecificationBuilder<T> Search(Expression<Func<T, string?>> selector, string searchTerm, bool condition, int searchGroup = 1)
    {
        ArgumentNullException.ThrowIfNull(selector);
        if (!condition) return this;
        ArgumentException.ThrowIfNullOrEmpty(searchTerm);
        Specification.Add(new SearchExpression<T>(selector, searchTerm, searchGroup));
        return this;
    }

    /// <summary>Orders by a key, ascending.</summary>
    /// <param name="keySelector">The key.</param>
    /// <param name="condition">Whether the call, and the <c>ThenBy</c> calls chained to it, count.</param>
    /// <exception cref="DuplicateOrderChainException">There is an order already.</exception>
    public virtual SpecificationBuilder<T> OrderBy(Expression<Func<T, object?>> keySelector, bool condition = true) =>
        BeginOrder(keySelector, OrderType.OrderBy, condition);

    /// <summary>Orders by a key, descending.</summary>
    /// <param name="keySelector">The key.</param>
    /// <param name="condition">Whether the call, and the <c>ThenBy</c> calls chained to it, count.</param>
    /// <exception cref="DuplicateOrderChainException">There is an order already.</exception>
    public virtual SpecificationBuilder<T> OrderByDescending(Expression<Func<T, object?>> keySelector, bool condition = true) =>
        BeginOrder(keySelector, OrderType.OrderByDescending, condition);

    /// <summary>Breaks ties of the order by a further key, ascending.</summary>
    /// <param name="keySelector">The key.</param>
    /// <param name="condition">Whether the call counts.</param>
    /// <exception cref="InvalidOperationException">No <c>OrderBy</c> comes before it in the chain.</exception>
    public virtual SpecificationBuilder<T> ThenBy(Expression<Func<T, object?>> keySelector, bool condition = true) =>
        ContinueOrder(keySelector, OrderType.ThenBy, condition);

    /// <summary>Breaks ties of the order by a further key, descending.</summary>
    /// <param name="keySelector">The key.</param>
    /// <param name="condition">Whether the call counts.</param>
    /// <exception cref="InvalidOperationException">No <c>OrderBy</c> comes before it in the chain.</exception>
    public virtual SpecificationBuilder<T> ThenByDescending(Expression<Func<T, object?>> keySelector, bool condition = true) =>
        ContinueOrder(keySelector, OrderType.ThenByDescending, condition);

    /// <summary>Leaves out the first rows; always before taking, whatever the order of the calls.</summary>
    /// <param name="skip">How many; a negative number means the call does not count.</param>
    /// <param name="condition">Whether the call counts.</param>
    /// <exception cref="DuplicateSkipException">It was given already.</exception>
    public virtual SpecificationBuilder<T> Skip(int skip, bool condition = true)
    {
        if (!condition) return this;
        if (Specification.Skip >= 0) throw new DuplicateSkipException();
        Specification.Skip = skip;
        return this;
    }

    /// <summary>Takes at most so many rows.</summary>
    /// <param name="take">How many; a negative number means the call does not count.</param>
    /// <param name="condition">Whether the call counts.</param>
    /// <exception cref="DuplicateTakeException">It was given already.</exception>
    public virtual SpecificationBuilder<T> Take(int take, bool condition = true)
    {
        if (!condition) return this;
        if (Specification.Take >= 0) throw new DuplicateTakeException();
        Specification.Take = take;
        return this;
    }

    private SpecificationBuilder<T> BeginOrder(Expression<Func<T, object?>> keySelector, OrderType type, bool condition)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        _orderDropped = !condition;
        if (!condition) return this;
        if (Specification.OrderExpressions.Count > 0) throw new DuplicateOrderChainException();
        Specification.Add(new OrderExpression<T>(keySelector, type));
        return this;
    }

    private SpecificationBuilder<T> ContinueOrder(Expression<Func<T, object?>> keySelector, OrderType type, bool condition)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        if (_orderDropped || !condition) return this;
        if (Specification.OrderExpressions.Count == 0) throw new InvalidOperationException($"{type} breaks ties of an order: call OrderBy before it.");
        Specification.Add(new OrderExpression<T>(keySelector, type));
        return this;
    }
}
