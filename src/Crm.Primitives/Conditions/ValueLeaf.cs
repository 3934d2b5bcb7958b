using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>A comparison of a field of a value type.</summary>
internal sealed class ValueLeaf<T, TValue>(
    CompareCondition source, string pointer, Func<T, TValue?> get, Expression<Func<T, TValue?>>? field, ValueKind<TValue> kind, TValue[] values)
    : ConditionNode<T>(source, pointer)
    where TValue : struct, IComparable<TValue>, IEquatable<TValue>
{
    private readonly ConditionOperator _operator = source.Operator;
    private readonly TValue _first = values.Length > 0 ? values[0] : default;
    private readonly TValue _second = values.Length > 1 ? values[1] : default;
    private readonly HashSet<TValue>? _set = source.Operator is ConditionOperator.In or ConditionOperator.NotIn ? [.. values] : null;

    internal override bool? Evaluate(T row)
    {
        if (get(row) is not TValue value)
            return _operator == ConditionOperator.IsMissing ? true : _operator == ConditionOperator.IsPresent ? false : null;
        return _operator switch
        {
            ConditionOperator.Equal => value.Equals(_first),
            ConditionOperator.NotEqual => !value.Equals(_first),
            ConditionOperator.Less => value.CompareTo(_first) < 0,
            ConditionOperator.LessOrEqual => value.CompareTo(_first) <= 0,
            ConditionOperator.Greater => value.CompareTo(_first) > 0,
            ConditionOperator.GreaterOrEqual => value.CompareTo(_first) >= 0,
            ConditionOperator.In => _set!.Contains(value),
            ConditionOperator.NotIn => !_set!.Contains(value),
            ConditionOperator.Between => value.CompareTo(_first) >= 0 && value.CompareTo(_second) <= 0,
            _ => _operator == ConditionOperator.IsPresent,
        };
    }

    internal override Expression IsKnown(bool outcome, ParameterExpression row)
    {
        Expression body = Expressions.BodyFor(field!, row);
        return (_operator, outcome) switch
        {
            (ConditionOperator.Equal, true) or (ConditionOperator.NotEqual, false) => Apply(kind.Equal, body, _first),
            (ConditionOperator.Equal, false) or (ConditionOperator.NotEqual, true) => Apply(kind.NotEqual, body, _first),
            (ConditionOperator.Less, true) or (ConditionOperator.GreaterOrEqual, false) => Apply(kind.Less!, body, _first),
            (ConditionOperator.Less, false) or (ConditionOperator.GreaterOrEqual, true) => Apply(kind.GreaterOrEqual!, body, _first),
            (ConditionOperator.Greater, true) or (ConditionOperator.LessOrEqual, false) => Apply(kind.Greater!, body, _first),
            (ConditionOperator.Greater, false) or (ConditionOperator.LessOrEqual, true) => Apply(kind.LessOrEqual!, body, _first),
            (ConditionOperator.In, true) or (ConditionOperator.NotIn, false) => IsMember(body),
            (ConditionOperator.In, false) or (ConditionOperator.NotIn, true) => IsNoMember(body),
            (ConditionOperator.Between, true) => Expression.AndAlso(
                Apply(kind.GreaterOrEqual!, body, _first), Apply(kind.LessOrEqual!, body, _second)),
            (ConditionOperator.Between, false) => Expression.OrElse(Apply(kind.Less!, body, _first), Apply(kind.Greater!, body, _second)),
            (ConditionOperator.IsMissing, true) or (ConditionOperator.IsPresent, false) => Expressions.Apply<TValue?>(x => x == null, body),
            _ => Expressions.Apply<TValue?>(x => x != null, body),
        };
    }

    internal override ConditionTrace Trace(T row, bool isDecisive) =>
        new(Source, Pointer, Evaluate(row), get(row) is TValue value ? kind.Show(value) : null, isDecisive, []);

    private static Expression Apply(Expression<Func<TValue?, TValue?, bool>> comparison, Expression body, TValue? constant) =>
        Expressions.Apply(comparison, body, Expressions.Captured(constant));

    private Expression IsMember(Expression body)
    {
        List<TValue> list = [.. values];
        return Expressions.Apply<TValue?>(x => x != null && list.Contains(x.Value), body);
    }

    private Expression IsNoMember(Expression body)
    {
        List<TValue> list = [.. values];
        return Expressions.Apply<TValue?>(x => x != null && !list.Contains(x.Value), body);
    }
}
