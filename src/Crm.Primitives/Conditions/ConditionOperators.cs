namespace Crm.Primitives;

/// <summary>What is known about the operators: their names in JSON and the types they go with.</summary>
internal static class ConditionOperators
{
    private static readonly string[] Names =
    [
        "equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual", "in", "notIn", "between",
        "contains", "startsWith", "endsWith", "isMissing", "isPresent",
    ];

    private static readonly ConditionOperator[] ForText =
    [
        ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.In, ConditionOperator.NotIn, ConditionOperator.Contains,
        ConditionOperator.StartsWith, ConditionOperator.EndsWith, ConditionOperator.IsMissing, ConditionOperator.IsPresent,
    ];

    private static readonly ConditionOperator[] ForBool =
        [ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.IsMissing, ConditionOperator.IsPresent];

    private static readonly ConditionOperator[] ForOrdered =
    [
        ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.Less, ConditionOperator.LessOrEqual, ConditionOperator.Greater,
        ConditionOperator.GreaterOrEqual, ConditionOperator.In, ConditionOperator.NotIn, ConditionOperator.Between,
        ConditionOperator.IsMissing, ConditionOperator.IsPresent,
    ];

    internal static string NameOf(ConditionOperator value) =>
        (uint)value < (uint)Names.Length ? Names[(int)value] : ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static bool TryParse(string? name, out ConditionOperator value)
    {
        int index = Array.IndexOf(Names, name);
        value = (ConditionOperator)Math.Max(index, 0);
        return index >= 0;
    }

    internal static string AllNames => string.Join(", ", Names);

    /// <summary>
    /// Texts have no order here: every store sorts them by its own collation, so "less" would not mean the same everywhere.
    /// </summary>
    internal static IReadOnlyList<ConditionOperator> For(FieldType type) => type switch
    {
        FieldType.Text => ForText,
        FieldType.Bool => ForBool,
        _ => ForOrdered,
    };

    internal static bool TakesNoValue(ConditionOperator value) => value is ConditionOperator.IsMissing or ConditionOperator.IsPresent;

    internal static bool TakesList(ConditionOperator value) =>
        value is ConditionOperator.In or ConditionOperator.NotIn or ConditionOperator.Between;
}
