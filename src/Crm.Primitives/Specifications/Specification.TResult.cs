using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>A question whose rows are answered in another shape.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <typeparam name="TResult">The type of the answers.</typeparam>
/// <remarks>Give the shape with <c>Query.Select(...)</c>; see <see cref="Specification{T}"/> for the rest.</remarks>
public abstract class Specification<T, TResult> : Specification<T>
{
    private Lazy<Func<T, TResult>>? _select;

    /// <summary>Describes the question and the shape of the answers.</summary>
    protected new SpecificationBuilder<T, TResult> Query => new(this);

    /// <summary>The shape of the answers; null until it is given.</summary>
    public Expression<Func<T, TResult>>? Selector { get; private set; }

    /// <summary>Answers the question from a list in memory.</summary>
    /// <param name="entities">The rows.</param>
    /// <returns>The answers of the page; read lazily.</returns>
    /// <exception cref="InvalidOperationException">The specification has no <c>Select</c>.</exception>
    public new virtual IEnumerable<TResult> Evaluate(IEnumerable<T> entities)
    {
        if (_select is null) throw new InvalidOperationException("The specification has no shape for its answers: call Query.Select.");
        return base.Evaluate(entities).Select(_select.Value);
    }

    internal void SetSelector(Expression<Func<T, TResult>> selector)
    {
        if (Selector is not null) throw new InvalidOperationException("Select was called twice: a specification has one shape.");
        Selector = selector;
        _select = new Lazy<Func<T, TResult>>(selector.Compile);
    }
}
