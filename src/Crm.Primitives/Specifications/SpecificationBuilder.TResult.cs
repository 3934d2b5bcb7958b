using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>Describes a <see cref="Specification{T, TResult}"/>: the verbs of <see cref="SpecificationBuilder{T}"/>, and the shape of the answers.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <typeparam name="TResult">The type of the answers.</typeparam>
public sealed class SpecificationBuilder<T, TResult> : SpecificationBuilder<T>
{
    private readonly Specification<T, TResult> _specification;

    internal SpecificationBuilder(Specification<T, TResult> specification)
        : base(specification) => _specification = specification;

    /// <summary>Gives the answers their shape.</summary>
    /// <param name="selector">Makes an answer of a row.</param>
    /// <exception cref="InvalidOperationException">The shape was given already.</exception>
    public SpecificationBuilder<T, TResult> Select(Expression<Func<T, TResult>> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        _specification.SetSelector(selector);
        return this;
    }

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> Where(Expression<Func<T, bool>> criteria, bool condition = true) => (SpecificationBuilder<T, TResult>)base.Where(criteria, condition);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> Where(Criterion<T> criterion, bool condition = true) => (SpecificationBuilder<T, TResult>)base.Where(criterion, condition);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> Search(Expression<Func<T, string?>> selector, string searchTerm, int searchGroup = 1) => (SpecificationBuilder<T, TResult>)base.Search(selector, searchTerm, searchGroup);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> Search(Expression<Func<T, string?>> selector, string searchTerm, bool condition, int searchGroup = 1) => (SpecificationBuilder<T, TResult>)base.Search(selector, searchTerm, condition, searchGroup);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> OrderBy(Expression<Func<T, object?>> keySelector, bool condition = true) => (SpecificationBuilder<T, TResult>)base.OrderBy(keySelector, condition);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> OrderByDescending(Expression<Func<T, object?>> keySelector, bool condition = true) => (SpecificationBuilder<T, TResult>)base.OrderByDescending(keySelector, condition);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> ThenBy(Expression<Func<T, object?>> keySelector, bool condition = true) => (SpecificationBuilder<T, TResult>)base.ThenBy(keySelector, condition);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> ThenByDescending(Expression<Func<T, object?>> keySelector, bool condition = true) => (SpecificationBuilder<T, TResult>)base.ThenByDescending(keySelector, condition);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> Skip(int skip, bool condition = true) => (SpecificationBuilder<T, TResult>)base.Skip(skip, condition);

    /// <inheritdoc/>
    public override SpecificationBuilder<T, TResult> Take(int take, bool condition = true) => (SpecificationBuilder<T, TResult>)base.Take(take, condition);
}
