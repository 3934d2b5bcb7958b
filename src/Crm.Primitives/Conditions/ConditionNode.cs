using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>A part of a compiled condition.</summary>
internal abstract class ConditionNode<T>(Condition source, string pointer)
{
    protected Condition Source { get; } = source;

    protected string Pointer { get; } = pointer;

    /// <summary>True, false, or null for unknown. Allocates nothing.</summary>
    internal abstract bool? Evaluate(T row);

    /// <summary>
    /// An expression with two values for one with three: true exactly where the outcome is known to be <paramref name="outcome"/>.
    /// Negation swaps the wanted outcome instead of negating, which SQL would do wrongly for unknown.
    /// </summary>
    internal abstract Expression IsKnown(bool outcome, ParameterExpression row);

    /// <summary>What became of this part and the parts below.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isDecisive">Whether the outcome of this part decided the whole.</param>
    internal abstract ConditionTrace Trace(T row, bool isDecisive);
}

/// <summary>A constant.</summary>
internal sealed class ConstantNode<T>(AlwaysCondition source, string pointer) : ConditionNode<T>(source, pointer)
{
    internal override bool? Evaluate(T row) => source.Value;

    internal override Expression IsKnown(bool outcome, ParameterExpression row) => Expression.Constant(source.Value == outcome);

    internal override ConditionTrace Trace(T row, bool isDecisive) => new(Source, Pointer, source.Value, null, isDecisive, []);
}

/// <summary>A negation.</summary>
internal sealed class NotNode<T>(NotCondition source, string pointer, ConditionNode<T> operand) : ConditionNode<T>(source, pointer)
{
    internal override bool? Evaluate(T row) => !operand.Evaluate(row);

    internal override Expression IsKnown(bool outcome, ParameterExpression row) => operand.IsKnown(!outcome, row);

    internal override ConditionTrace Trace(T row, bool isDecisive) =>
        new(Source, Pointer, Evaluate(row), null, isDecisive, [operand.Trace(row, isDecisive)]);
}
