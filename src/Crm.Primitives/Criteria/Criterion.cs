using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>A typed predicate with a name: an expression that a store translates, composable with and, or and not.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <remarks>
/// A criterion composes, a <see cref="Specification{T}"/> (order, paging, shape) does not. Composing replaces parameters, so the result
/// is one plain lambda that EF Core translates. Immutable and thread-safe. Worked:
/// <c>(new Criterion&lt;int&gt;(x => x > 2) &amp; !new Criterion&lt;int&gt;(x => x > 4)).IsSatisfiedBy(3)</c> is true.
/// </remarks>
public sealed class Criterion<T>
{
    private readonly Expression<Func<T, bool>> _expression;
    private readonly Lazy<Func<T, bool>> _predicate;

    /// <summary>Makes a criterion.</summary>
    /// <param name="expression">The predicate.</param>
    /// <param name="name">What it says, for explanations; null for the text of the expression.</param>
    public Criterion(Expression<Func<T, bool>> expression, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        _expression = expression;
        _predicate = new Lazy<Func<T, bool>>(expression.Compile);
        Name = name ?? expression.Body.ToString();
    }

    internal Criterion(Expression<Func<T, bool>> expression, Func<T, bool> predicate, string name)
    {
        _expression = expression;
        _predicate = new Lazy<Func<T, bool>>(predicate);
        Name = name;
    }

    /// <summary>The criterion that every row satisfies.</summary>
    public static Criterion<T> All { get; } = new(static _ => true, static _ => true, "all");

    /// <summary>The criterion that no row satisfies.</summary>
    public static Criterion<T> None { get; } = new(static _ => false, static _ => false, "none");

    /// <summary>What it says, for explanations: a given name, or the names of its parts joined by and, or, not.</summary>
    public string Name { get; }

    /// <summary>True if the row satisfies it. The expression is compiled at the first call, once.</summary>
    /// <param name="candidate">The row.</param>
    public bool IsSatisfiedBy(T candidate) => _predicate.Value(candidate);

    /// <summary>The predicate for a store: one lambda, no Invoke.</summary>
    public Expression<Func<T, bool>> ToExpression() => _expression;

    /// <summary>The same predicate under another name.</summary>
    /// <param name="name">What it says.</param>
    public Criterion<T> Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Criterion<T>(_expression, IsSatisfiedBy, name);
    }

    /// <summary>Satisfied by what satisfies both; the right one is asked only if the left one is satisfied.</summary>
    public static Criterion<T> operator &(Criterion<T> left, Criterion<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Criterion<T>(
            Join(left, right, Expression.AndAlso), x => left.IsSatisfiedBy(x) && right.IsSatisfiedBy(x), $"({left.Name} and {right.Name})");
    }

    /// <summary>Satisfied by what satisfies at least one; the right one is asked only if the left one is not satisfied.</summary>
    public static Criterion<T> operator |(Criterion<T> left, Criterion<T> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Criterion<T>(
            Join(left, right, Expression.OrElse), x => left.IsSatisfiedBy(x) || right.IsSatisfiedBy(x), $"({left.Name} or {right.Name})");
    }

    /// <summary>Satisfied by what does not satisfy the criterion.</summary>
    public static Criterion<T> operator !(Criterion<T> criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        Expression<Func<T, bool>> inner = criterion._expression;
        return new Criterion<T>(
            Expression.Lambda<Func<T, bool>>(Expression.Not(inner.Body), inner.Parameters), x => !criterion.IsSatisfiedBy(x), $"not {criterion.Name}");
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static Expression<Func<T, bool>> Join(Criterion<T> left, Criterion<T> right, Func<Expression, Expression, Expression> join)
    {
        ParameterExpression row = left._expression.Parameters[0];
        return Expression.Lambda<Func<T, bool>>(join(left._expression.Body, Expressions.BodyFor(right._expression, row)), row);
    }
}
