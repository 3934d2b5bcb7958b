namespace Crm.Primitives;

/// <summary>A question to a list or a store: which rows, in which order, which page. Stands in for Ardalis.Specification, with its member names.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <remarks>
/// <para>Derive from it and describe the question in the constructor through <see cref="Query"/>. Rows satisfy every <c>Where</c> and every
/// group of <c>Search</c>; skipping comes before taking, whatever the order of the calls. Specifications do not compose, since two orders or
/// two pages have no sensible meaning together; a <see cref="Criterion{T}"/> composes and is given to <c>Where</c>.</para>
/// <para>Includes, tracking and split queries are for stores and come from the package for EF Core. Once constructed a specification is
/// only read, and then it is thread-safe.</para>
/// </remarks>
public abstract class Specification<T>
{
    private readonly List<Criterion<T>> _where = [];
    private readonly List<SearchExpression<T>> _search = [];
    private readonly List<OrderExpression<T>> _order = [];

    /// <summary>Describes the question.</summary>
    protected SpecificationBuilder<T> Query => new(this);

    /// <summary>What every row satisfies.</summary>
    public IReadOnlyList<Criterion<T>> WhereExpressions => _where;

    /// <summary>The terms of the search.</summary>
    public IReadOnlyList<SearchExpression<T>> SearchCriterias => _search;

    /// <summary>The keys of the order, the first one first; empty for the order of the source.</summary>
    public IReadOnlyList<OrderExpression<T>> OrderExpressions => _order;

    /// <summary>How many rows are taken at most.</summary>
    /// <value>The default value is -1; any negative value means all.</value>
    public int Take { get; internal set; } = -1;

    /// <summary>How many rows are skipped first.</summary>
    /// <value>The default value is -1; any negative value means none.</value>
    public int Skip { get; internal set; } = -1;

    /// <summary>What other packages attach to a specification, by a key of theirs.</summary>
    public IDictionary<string, object> Items { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>Answers the question from a list in memory.</summary>
    /// <param name="entities">The rows.</param>
    /// <returns>The rows of the page; read lazily. Equal keys keep the order of the source; texts are ordered by code unit, null first.</returns>
    public virtual IEnumerable<T> Evaluate(IEnumerable<T> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        IEnumerable<T> rows = _where.Count + _search.Count > 0 ? entities.Where(IsSatisfiedBy) : entities;
        if (_order.Count > 0) rows = Ordered(rows);
        if (Skip > 0) rows = rows.Skip(Skip);
        if (Take >= 0) rows = rows.Take(Take);
        return rows;
    }

    /// <summary>True if the row satisfies every <c>Where</c> and every group of <c>Search</c>; order and page do not count.</summary>
    /// <param name="entity">The row.</param>
    public virtual bool IsSatisfiedBy(T entity)
    {
        foreach (Criterion<T> criterion in _where)
            if (!criterion.IsSatisfiedBy(entity)) return false;
        for (int i = 0; i < _search.Count; i++)
            if (!IsGroupSatisfied(i, entity)) return false;
        return true;
    }

    internal void Add(Criterion<T> criterion) => _where.Add(criterion);

    internal void Add(SearchExpression<T> term) => _search.Add(term);

    internal void Add(OrderExpression<T> key) => _order.Add(key);

    /// <summary>True if a term of the group of this term matches; asked once a group, at its first term.</summary>
    private bool IsGroupSatisfied(int index, T entity)
    {
        int group = _search[index].SearchGroup;
        for (int i = 0; i < index; i++)
            if (_search[i].SearchGroup == group) return true;
        for (int i = index; i < _search.Count; i++)
            if (_search[i].SearchGroup == group && _search[i].IsMatch(entity)) return true;
        return false;
    }

    private IEnumerable<T> Ordered(IEnumerable<T> rows)
    {
        IOrderedEnumerable<T>? ordered = null;
        foreach (OrderExpression<T> key in _order)
        {
            ordered = key.OrderType switch
            {
                OrderType.OrderBy => rows.OrderBy(key.KeySelectorFunc, KeyComparer.Instance),
                OrderType.OrderByDescending => rows.OrderByDescending(key.KeySelectorFunc, KeyComparer.Instance),
                OrderType.ThenBy => ordered!.ThenBy(key.KeySelectorFunc, KeyComparer.Instance),
                _ => ordered!.ThenByDescending(key.KeySelectorFunc, KeyComparer.Instance),
            };
        }

        return ordered!;
    }

    /// <summary>Texts by code unit, so that no culture decides; everything else by its own order.</summary>
    private sealed class KeyComparer : IComparer<object?>
    {
        internal static readonly KeyComparer Instance = new();

        public int Compare(object? x, object? y) => x is string a && y is string b ? string.CompareOrdinal(a, b) : Comparer<object?>.Default.Compare(x, y);
    }
}
