namespace Crm.Primitives;

/// <summary>The codes of everything that can be wrong with a condition. Stable.</summary>
public static class ConditionErrors
{
    /// <summary>The map has no field of this name.</summary>
    public const string UnknownField = "condition.unknown_field";

    /// <summary>The operator does not go with the type of the field.</summary>
    public const string OperatorNotForType = "condition.operator_not_for_type";

    /// <summary>The value cannot be read as the type of the field, or is a list where one value is wanted, or the other way round.</summary>
    public const string WrongValue = "condition.wrong_value";

    /// <summary>The operator needs a value and there is none.</summary>
    public const string ValueMissing = "condition.value_missing";

    /// <summary>The operator takes no value and there is one.</summary>
    public const string ValueUnexpected = "condition.value_unexpected";

    /// <summary>A number has more decimals than the field, or an instant is finer than a microsecond: stores could not compare it.</summary>
    public const string ValueTooPrecise = "condition.value_too_precise";

    /// <summary>The condition is nested deeper than <see cref="DefinitionLimits.Depth"/>.</summary>
    public const string TooDeep = "condition.too_deep";

    /// <summary>The condition has more parts than <see cref="DefinitionLimits.ConditionNodes"/>.</summary>
    public const string TooManyNodes = "condition.too_many_nodes";

    /// <summary>A list is longer than <see cref="DefinitionLimits.ListItems"/>.</summary>
    public const string TooManyItems = "condition.too_many_items";

    /// <summary>A text is longer than <see cref="DefinitionLimits.TextLength"/>.</summary>
    public const string TextTooLong = "condition.text_too_long";

    /// <summary>A warning: the comparison can never be satisfied (an empty list, a range whose end is below its start).</summary>
    public const string NeverTrue = "condition.never_true";

    /// <summary>The field has no expression in the map, so the condition can run in memory but not in a store.</summary>
    public const string FieldNotQueryable = "condition.field_not_queryable";

    /// <summary>The JSON is none of the forms of a condition.</summary>
    public const string Malformed = "condition.malformed";
}
