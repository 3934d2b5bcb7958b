namespace Crm.Primitives;

/// <summary>A field that conditions may ask for, described for editors.</summary>
/// <param name="Name">The name, as it stands in conditions.</param>
/// <param name="Type">The type, which says how values are written.</param>
/// <param name="IsQueryable">True if the map has an expression for it, so that a store can run conditions on it.</param>
public sealed record ConditionField(string Name, FieldType Type, bool IsQueryable)
{
    /// <summary>The operators that go with the type, in the order of <see cref="ConditionOperator"/>.</summary>
    public IReadOnlyList<ConditionOperator> Operators => ConditionOperators.For(Type);
}
