using System.Globalization;

namespace Crm.Primitives;

/// <summary>Reads one value of a condition.</summary>
/// <returns>What is wrong with it, to be put after the value in a sentence; null if it was read.</returns>
internal delegate string? ConditionValueReader<TValue>(ConditionValue value, out TValue result);

/// <summary>Collects what is wrong with a condition, and reads the values of its comparisons.</summary>
internal sealed class ConditionProblems(DefinitionLimits limits)
{
    /// <summary>Marks a message about precision, which has a code of its own.</summary>
    internal const string TooPreciseMark = "is finer than ";

    internal List<ValidationError> All { get; } = [];

    internal bool HasErrors => All.Exists(static e => e.Severity == Severity.Error);

    internal void Add(string pointer, string code, string sentence, Severity severity = Severity.Error) =>
        All.Add(new ValidationError(pointer, sentence, code, severity));

    /// <summary>The values of a comparison (none, one, or those of its list), or null with the problems reported.</summary>
    internal TValue[]? ReadValues<TValue>(CompareCondition source, string pointer, ConditionValueReader<TValue> read)
    {
        string at = pointer + "/value";
        string name = ConditionOperators.NameOf(source.Operator);
        if (ConditionOperators.TakesNoValue(source.Operator))
        {
            if (source.Value is null) return [];
            Add(at, ConditionErrors.ValueUnexpected, $"{name} takes no value: remove it.");
            return null;
        }

        if (source.Value is null)
        {
            Add(at, ConditionErrors.ValueMissing, $"{name} needs a value: add one.");
            return null;
        }

        bool wantsList = ConditionOperators.TakesList(source.Operator);
        if (wantsList != source.Value.Items is not null)
        {
            Add(at, ConditionErrors.WrongValue, wantsList ? $"{name} needs a list of values: write them in brackets." : $"{name} needs one value, not a list.");
            return null;
        }

        if (source.Value.Items is not IReadOnlyList<ConditionValue> items)
            return ReadOne(source.Value, at, read, out TValue single) ? [single] : null;
        if (source.Operator == ConditionOperator.Between && items.Count != 2)
        {
            Add(at, ConditionErrors.WrongValue, "between needs a list of two values, the lowest and the highest that are in.");
            return null;
        }

        return ReadList(items, at, read);
    }

    private TValue[]? ReadList<TValue>(IReadOnlyList<ConditionValue> items, string at, ConditionValueReader<TValue> read)
    {
        if (items.Count > limits.ListItems)
        {
            Add(at, ConditionErrors.TooManyItems, Invariant($"The list has {items.Count} values; {limits.ListItems} are allowed: split it."));
            return null;
        }

        if (items.Count == 0)
            Add(at, ConditionErrors.NeverTrue, "The list is empty: add values, or remove the comparison.", Severity.Warning);
        TValue[] values = new TValue[items.Count];
        bool good = true;
        for (int i = 0; i < items.Count; i++)
            good &= ReadOne(items[i], Invariant($"{at}/{i}"), read, out values[i]);
        return good ? values : null;
    }

    private bool ReadOne<TValue>(ConditionValue value, string at, ConditionValueReader<TValue> read, out TValue result)
    {
        if (value.Text is string text && text.Length > limits.TextLength)
        {
            result = default!;
            Add(at, ConditionErrors.TextTooLong, Invariant($"The text has {text.Length} characters; {limits.TextLength} are allowed: shorten it."));
            return false;
        }

        string? wrong = read(value, out result);
        if (wrong is null) return true;
        string code = wrong.StartsWith(TooPreciseMark, StringComparison.Ordinal) ? ConditionErrors.ValueTooPrecise : ConditionErrors.WrongValue;
        Add(at, code, $"{Shorten(value.ToString())} {wrong}.");
        return false;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
