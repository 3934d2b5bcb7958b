using System.Globalization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What can be proven of two conditions without a record. A no means that nothing is proven, not that the opposite holds.</summary>
/// <remarks>
/// Comparisons are read as sets of values of one field, where they can be: equal, not equal, in, not in, missing, present, on texts, flags and
/// numbers. Groups are taken apart. The work is bounded, so that a definition from outside cannot make it long. Not thread-safe.
/// </remarks>
internal sealed class ConditionLogic(IReadOnlyDictionary<string, FieldType> fields)
{
    private const int MaxSteps = 20_000;
    private int _steps;

    /// <summary>True if whenever the first is met, the second is.</summary>
    internal bool Implies(Condition first, Condition second)
    {
        _steps = 0;
        return Within(Positive(first, true), Positive(second, true));
    }

    /// <summary>True if the two are never met together.</summary>
    internal bool Excludes(Condition first, Condition second)
    {
        _steps = 0;
        return Apart(Positive(first, true), Positive(second, true));
    }

    private bool Within(Condition a, Condition b)
    {
        if (++_steps > MaxSteps) return false;
        if (a is AlwaysCondition { Value: false } || b is AlwaysCondition { Value: true }) return true;
        if (a is AnyCondition anyA) return anyA.Conditions.All(part => Within(part, b));
        if (b is AllCondition allB) return allB.Conditions.All(part => Within(a, part));
        if (a is AllCondition allA && (allA.Conditions.Any(part => Within(part, b)) || IsContradiction(allA))) return true;
        if (b is AnyCondition anyB) return anyB.Conditions.Any(part => Within(a, part));
        return a is CompareCondition x && b is CompareCondition y && x.Field == y.Field
            && SetOf(x) is { } left && SetOf(y) is { IsExact: true } right && left.IsWithin(right);
    }

    private bool Apart(Condition a, Condition b)
    {
        if (++_steps > MaxSteps) return false;
        if (a is AlwaysCondition { Value: false } || b is AlwaysCondition { Value: false }) return true;
        if (a is AnyCondition anyA) return anyA.Conditions.All(part => Apart(part, b));
        if (b is AnyCondition anyB) return anyB.Conditions.All(part => Apart(a, part));
        if (a is AllCondition allA) return allA.Conditions.Any(part => Apart(part, b)) || IsContradiction(allA);
        if (b is AllCondition allB) return allB.Conditions.Any(part => Apart(a, part)) || IsContradiction(allB);
        return a is CompareCondition x && b is CompareCondition y && x.Field == y.Field
            && SetOf(x) is { } left && SetOf(y) is { } right && left.IsApart(right);
    }

    /// <summary>True if two comparisons of a group are never met together.</summary>
    private bool IsContradiction(AllCondition all)
    {
        CompareCondition[] leaves = [.. all.Conditions.OfType<CompareCondition>()];
        for (int i = 0; i < leaves.Length; i++)
        {
            for (int k = i + 1; k < leaves.Length && _steps <= MaxSteps; k++)
                if (Apart(leaves[i], leaves[k])) return true;
        }

        return false;
    }

    /// <summary>The condition without negations: met exactly where it is known to have the outcome.</summary>
    private static Condition Positive(Condition condition, bool outcome) => condition switch
    {
        NotCondition not => Positive(not.Operand, !outcome),
        AlwaysCondition constant => new AlwaysCondition(constant.Value == outcome),
        AllCondition all => outcome ? Condition.All(all.Conditions.Select(static p => Positive(p, true))) : Condition.Any(all.Conditions.Select(static p => Positive(p, false))),
        AnyCondition any => outcome ? Condition.Any(any.Conditions.Select(static p => Positive(p, true))) : Condition.All(any.Conditions.Select(static p => Positive(p, false))),
        CompareCondition compare when !outcome => Opposite(compare),
        _ => condition,
    };

    /// <summary>Where a comparison is known not to be met: the field is there, and has another value.</summary>
    private static CompareCondition Opposite(CompareCondition compare) => compare.Operator switch
    {
        ConditionOperator.Equal => new CompareCondition(compare.Field, ConditionOperator.NotEqual, compare.Value),
        ConditionOperator.NotEqual => new CompareCondition(compare.Field, ConditionOperator.Equal, compare.Value),
        ConditionOperator.In => new CompareCondition(compare.Field, ConditionOperator.NotIn, compare.Value),
        ConditionOperator.NotIn => new CompareCondition(compare.Field, ConditionOperator.In, compare.Value),
        ConditionOperator.IsMissing => Condition.IsPresent(compare.Field),
        ConditionOperator.IsPresent => Condition.IsMissing(compare.Field),
        // What is left is unmet for some values that are there: nothing more is known, so it becomes a comparison that is not exact.
        _ => new CompareCondition(compare.Field, ConditionOperator.Between),
    };

    private ValueSet? SetOf(CompareCondition compare)
    {
        if (!fields.TryGetValue(compare.Field, out FieldType type)) return null;
        if (compare.Operator == ConditionOperator.IsMissing) return ValueSet.Missing;
        if (compare.Operator == ConditionOperator.IsPresent) return ValueSet.Present(isExact: true);
        IReadOnlyList<ConditionValue> values = compare.Value is null ? [] : compare.Value.Items ?? [compare.Value];
        _steps += values.Count;
        HashSet<string> texts = new(StringComparer.Ordinal);
        foreach (ConditionValue value in values)
        {
            if (Canonical(value, type) is not string text) return ValueSet.Present(isExact: false);
            texts.Add(text);
        }

        return compare.Operator switch
        {
            ConditionOperator.Equal or ConditionOperator.In => new ValueSet(texts, false, true),
            ConditionOperator.NotEqual or ConditionOperator.NotIn => new ValueSet(texts, true, true),
            _ => ValueSet.Present(isExact: false),
        };
    }

    /// <summary>One text for one value; null where two texts may be one value.</summary>
    private static string? Canonical(ConditionValue value, FieldType type) => type switch
    {
        FieldType.Text => value.Text,
        FieldType.Bool => value.Flag?.ToString(CultureInfo.InvariantCulture),
        FieldType.Number when decimal.TryParse(value.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) =>
            number.ToString("0.############################", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Values of one field that is there: the listed ones, or all but them. Missing is the empty list that is no value at all.</summary>
    private sealed record ValueSet(HashSet<string> Values, bool IsComplement, bool IsExact)
    {
        internal static readonly ValueSet Missing = new([], false, true) { IsMissing = true };

        private bool IsMissing { get; init; }

        internal static ValueSet Present(bool isExact) => new([], true, isExact);

        internal bool IsWithin(ValueSet other) => IsMissing || other.IsMissing ? IsMissing && other.IsMissing
            : !IsComplement ? Values.All(v => other.Values.Contains(v) != other.IsComplement)
            : other.IsComplement && other.Values.IsSubsetOf(Values);

        internal bool IsApart(ValueSet other) => IsMissing || other.IsMissing ? IsMissing != other.IsMissing
            : !IsComplement ? Values.All(v => other.Values.Contains(v) == other.IsComplement)
            : !other.IsComplement && other.IsApart(this);
    }
}
