namespace Crm.Primitives;

/// <summary>Compares one field with a value; unknown if the field is missing.</summary>
public sealed record CompareCondition : Condition
{
    /// <summary>Makes the comparison. Whether field, operator and value go together is checked when it is compiled.</summary>
    /// <param name="field">The name of the field in the map.</param>
    /// <param name="comparison">The operator.</param>
    /// <param name="value">The value; a list for <c>in</c>, <c>notIn</c> and <c>between</c>; null for <c>isMissing</c> and <c>isPresent</c>.</param>
    public CompareCondition(string field, ConditionOperator comparison, ConditionValue? value = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        Field = field;
        Operator = comparison;
        Value = value;
    }

    /// <summary>The name of the field in the map.</summary>
    public string Field { get; }

    /// <summary>The operator.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>The value; null for <c>isMissing</c> and <c>isPresent</c>.</summary>
    public ConditionValue? Value { get; }

    /// <summary>Field, operator and value, such as <c>segment equal "gold"</c>.</summary>
    public override string ToString() =>
        Value is null ? $"{Field} {ConditionOperators.NameOf(Operator)}" : $"{Field} {ConditionOperators.NameOf(Operator)} {Value}";

    internal override void CollectFields(SortedSet<string> names) => names.Add(Field);
}
