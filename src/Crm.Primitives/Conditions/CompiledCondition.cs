using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>A condition that was checked against a map of fields and is ready to run.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <remarks>Made by <see cref="Condition.Compile{T}"/>. Immutable and thread-safe. Evaluating allocates nothing and compiles nothing.</remarks>
public sealed class CompiledCondition<T>
{
    private readonly ConditionNode<T> _root;
    private readonly IReadOnlyList<(string Pointer, string Field)> _notQueryable;

    internal CompiledCondition(
        Condition definition, ConditionNode<T> root, IReadOnlyList<ValidationError> diagnostics, IReadOnlyList<(string Pointer, string Field)> notQueryable)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        _root = root;
        _notQueryable = notQueryable;
    }

    /// <summary>The condition it was made from.</summary>
    public Condition Definition { get; }

    /// <summary>Warnings: comparisons that can never be satisfied.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>True if every field has an expression, so that a store can run the condition.</summary>
    public bool IsQueryable => _notQueryable.Count == 0;

    /// <summary>The outcome for a row: true, false, or null for unknown.</summary>
    /// <param name="row">The row.</param>
    public bool? Evaluate(T row) => _root.Evaluate(row);

    /// <summary>True if the row is known to satisfy the condition; unknown is not satisfied.</summary>
    /// <param name="row">The row.</param>
    public bool IsSatisfiedBy(T row) => _root.Evaluate(row) == true;

    /// <summary>The outcome taken apart: every part with its outcome, the values of the row, and which comparisons decided.</summary>
    /// <param name="row">The row.</param>
    /// <returns>
    /// The trace of the root. Its <see cref="ConditionTrace.DecisiveLeaves"/> are enough for a true or false outcome: whatever the other
    /// comparisons gave, it would be the same. For an unknown outcome they are the comparisons whose fields are missing.
    /// </returns>
    public ConditionTrace Explain(T row) => _root.Trace(row, isDecisive: true);

    /// <summary>The condition as a criterion with the same meaning, for a store to translate.</summary>
    /// <param name="name">What it says, for explanations; null for the text of the condition.</param>
    /// <returns>The criterion, or <see cref="ConditionErrors.FieldNotQueryable"/> for each field without an expression.</returns>
    /// <remarks>
    /// The expression is true where the condition is known to be satisfied and false elsewhere, also where fields are null. Run it in
    /// memory through <see cref="Criterion{T}.IsSatisfiedBy"/>, which uses the delegates: the one-argument text methods in it are by
    /// character in stores and by culture in a compiled lambda.
    /// </remarks>
    public Result<Criterion<T>> ToCriterion(string? name = null)
    {
        if (!IsQueryable)
        {
            return Result.Invalid(_notQueryable.Select(static f => new ValidationError(
                f.Pointer + "/field", $"The field '{f.Field}' has no expression, so no store can ask for it: add one to the map.",
                ConditionErrors.FieldNotQueryable)));
        }

        ParameterExpression row = Expression.Parameter(typeof(T), "row");
        Expression<Func<T, bool>> expression = Expression.Lambda<Func<T, bool>>(_root.IsKnown(true, row), row);
        return new Criterion<T>(expression, IsSatisfiedBy, name ?? Definition.ToString());
    }

    /// <summary>The condition in words.</summary>
    public override string ToString() => Definition.ToString();
}
