namespace Crm.Primitives;

/// <summary>Satisfied if every part is; false as soon as one part is false; without parts always.</summary>
public sealed record AllCondition : Condition
{
    /// <summary>Makes the group.</summary>
    /// <param name="conditions">The parts; copied.</param>
    public AllCondition(IEnumerable<Condition> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        Condition[] parts = [.. conditions];
        if (Array.Exists(parts, static p => p is null)) throw new ArgumentException("A part is null.", nameof(conditions));
        Conditions = Array.AsReadOnly(parts);
    }

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<Condition> Conditions { get; }

    /// <summary>True if the parts are equal, in the same order.</summary>
    /// <param name="other">The other group.</param>
    public bool Equals(AllCondition? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (Condition part in Conditions) hash.Add(part);
        return hash.ToHashCode();
    }

    /// <summary>The parts in brackets, joined by <c>and</c>.</summary>
    public override string ToString() => Conditions.Count == 0 ? "always" : "(" + string.Join(" and ", Conditions) + ")";

    internal override void CollectFields(SortedSet<string> names)
    {
        foreach (Condition part in Conditions) part.CollectFields(names);
    }
}
