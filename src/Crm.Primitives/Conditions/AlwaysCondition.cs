namespace Crm.Primitives;

/// <summary>A constant: every row satisfies it, or none does.</summary>
/// <param name="Value">Which of the two.</param>
public sealed record AlwaysCondition(bool Value) : Condition
{
    internal override void CollectFields(SortedSet<string> names)
    {
    }

    /// <summary><c>always</c> or <c>never</c>.</summary>
    public override string ToString() => Value ? "always" : "never";
}
