using System.Linq.Expressions;
using System.Reflection;

namespace Crm.Primitives;

/// <summary>A comparison of a text field.</summary>
internal sealed class TextLeaf<T>(
    CompareCondition source, string pointer, Func<T, string?> get, Expression<Func<T, string?>>? field, string[] values)
    : ConditionNode<T>(source, pointer)
{
    // Stores translate these one-argument forms and no others; their meaning there is by character, as in AsciiText.
    private static readonly MethodInfo ContainsMethod = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
    private static readonly MethodInfo StartsWithMethod = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
    private static readonly MethodInfo EndsWithMethod = typeof(string).GetMethod(nameof(string.EndsWith), [typeof(string)])!;
    private static readonly MethodInfo ReplaceMethod = typeof(string).GetMethod(nameof(string.Replace), [typeof(string), typeof(string)])!;

    private readonly ConditionOperator _operator = source.Operator;
    private readonly string _first = values.Length > 0 ? values[0] : "";
    private readonly string _folded = values.Length > 0 ? AsciiText.Fold(values[0]) : "";
    private readonly HashSet<string>? _set =
        source.Operator is ConditionOperator.In or ConditionOperator.NotIn ? new HashSet<string>(values, StringComparer.Ordinal) : null;

    internal override bool? Evaluate(T row)
    {
        string? value = get(row);
        if (value is null) return _operator == ConditionOperator.IsMissing ? true : _operator == ConditionOperator.IsPresent ? false : null;
        return _operator switch
        {
            ConditionOperator.Equal => string.Equals(value, _first, StringComparison.Ordinal),
            ConditionOperator.NotEqual => !string.Equals(value, _first, StringComparison.Ordinal),
            ConditionOperator.In => _set!.Contains(value),
            ConditionOperator.NotIn => !_set!.Contains(value),
            ConditionOperator.Contains => AsciiText.Contains(value, _folded),
            ConditionOperator.StartsWith => AsciiText.StartsWith(value, _folded),
            ConditionOperator.EndsWith => AsciiText.EndsWith(value, _folded),
            _ => _operator == ConditionOperator.IsPresent,
        };
    }

    internal override Expression IsKnown(bool outcome, ParameterExpression row)
    {
        Expression body = Expressions.BodyFor(field!, row);
        string text = _first;
        List<string> list = [.. values];
        return (_operator, outcome) switch
        {
            (ConditionOperator.Equal, true) or (ConditionOperator.NotEqual, false) => Expressions.Apply<string?>(x => x != null && x == text, body),
            (ConditionOperator.Equal, false) or (ConditionOperator.NotEqual, true) => Expressions.Apply<string?>(x => x != null && x != text, body),
            (ConditionOperator.In, true) or (ConditionOperator.NotIn, false) => Expressions.Apply<string?>(x => x != null && list.Contains(x), body),
            (ConditionOperator.In, false) or (ConditionOperator.NotIn, true) => Expressions.Apply<string?>(x => x != null && !list.Contains(x), body),
            (ConditionOperator.Contains, _) => Matches(ContainsMethod, body, outcome),
            (ConditionOperator.StartsWith, _) => Matches(StartsWithMethod, body, outcome),
            (ConditionOperator.EndsWith, _) => Matches(EndsWithMethod, body, outcome),
            (ConditionOperator.IsMissing, true) or (ConditionOperator.IsPresent, false) => Expressions.Apply<string?>(x => x == null, body),
            _ => Expressions.Apply<string?>(x => x != null, body),
        };
    }

    internal override ConditionTrace Trace(T row, bool isDecisive) =>
        new(Source, Pointer, Evaluate(row), get(row) is string value ? ConditionValue.Of(value) : null, isDecisive, []);

    /// <summary>
    /// Folds the column by replacing exactly the letters that occur in the pattern. lower() will not do: SQLite folds A to Z only,
    /// PostgreSQL whatever its collation says, while REPLACE means the same everywhere.
    /// </summary>
    private BinaryExpression Matches(MethodInfo method, Expression body, bool outcome)
    {
        Expression folded = body;
        foreach (char letter in _folded.Where(char.IsAsciiLetterLower).Distinct().Order())
        {
            folded = Expression.Call(
                folded, ReplaceMethod, Expression.Constant(char.ToUpperInvariant(letter).ToString()), Expression.Constant(letter.ToString()));
        }

        Expression match = Expression.Call(folded, method, Expressions.Captured(_folded));
        return Expression.AndAlso(Expressions.Apply<string?>(x => x != null, body), outcome ? match : Expression.Not(match));
    }
}
