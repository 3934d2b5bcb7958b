using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>A field of a map: makes the leaves of compiled conditions.</summary>
internal abstract class MappedField<T>(ConditionField description)
{
    internal ConditionField Description { get; } = description;

    /// <summary>Makes the leaf of a comparison whose operator fits the type; null if its value does not, with the problems reported.</summary>
    internal abstract ConditionNode<T>? Bind(CompareCondition source, string pointer, ConditionProblems problems);
}

/// <summary>A text field.</summary>
internal sealed class TextField<T>(string name, Func<T, string?> get, Expression<Func<T, string?>>? expression)
    : MappedField<T>(new ConditionField(name, FieldType.Text, expression is not null))
{
    internal override ConditionNode<T>? Bind(CompareCondition source, string pointer, ConditionProblems problems)
    {
        string[]? values = problems.ReadValues<string>(source, pointer, ReadText);
        if (values is null) return null;
        if (source.Operator is ConditionOperator.Contains or ConditionOperator.StartsWith or ConditionOperator.EndsWith && values[0].Length == 0)
        {
            problems.Add(pointer + "/value", ConditionErrors.WrongValue, "An empty text is part of every text: write what to look for, or use isPresent.");
            return null;
        }

        return new TextLeaf<T>(source, pointer, get, expression, values);
    }

    private static string? ReadText(ConditionValue value, out string result)
    {
        result = value.Text ?? "";
        if (value.Text is null) return "is not a text: write it in quotes";
        // PostgreSQL cannot store the character, so no field can be equal to such a text.
        return value.Text.Contains('\0', StringComparison.Ordinal) ? "holds the character U+0000, which no store keeps: remove it" : null;
    }
}

/// <summary>A field of a value type.</summary>
internal sealed class ValueField<T, TValue>(
    string name, FieldType type, Func<T, TValue?> get, Expression<Func<T, TValue?>>? expression, ValueKind<TValue> kind)
    : MappedField<T>(new ConditionField(name, type, expression is not null))
    where TValue : struct, IComparable<TValue>, IEquatable<TValue>
{
    private readonly Func<T, TValue?> _get = get ?? throw new ArgumentNullException(nameof(get));

    internal override ConditionNode<T>? Bind(CompareCondition source, string pointer, ConditionProblems problems)
    {
        TValue[]? values = problems.ReadValues<TValue>(source, pointer, kind.Read);
        if (values is null) return null;
        if (source.Operator == ConditionOperator.Between && values[1].CompareTo(values[0]) < 0)
        {
            problems.Add(pointer + "/value", ConditionErrors.NeverTrue,
                "The end of the range is below its start, so nothing is in it: swap the two values.", Severity.Warning);
        }

        return new ValueLeaf<T, TValue>(source, pointer, _get, expression, kind, values);
    }
}
