namespace Crm.Primitives;

/// <summary>Satisfied if its part is known not to be; unknown if its part is unknown.</summary>
public sealed record NotCondition : Condition
{
    /// <summary>Makes the negation.</summary>
    /// <param name="operand">The part.</param>
    public NotCondition(Condition operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        Operand = operand;
    }

    /// <summary>The part.</summary>
    public Condition Operand { get; }

    /// <summary><c>not</c> and the part.</summary>
    public override string ToString() => "not " + Operand;

    internal override void CollectFields(SortedSet<string> names) => Operand.CollectFields(names);
}
