namespace Crm.Primitives;

/// <summary>What became of one part of a condition for one row.</summary>
/// <param name="Condition">The part.</param>
/// <param name="Path">Its JSON Pointer in the condition.</param>
/// <param name="Outcome">True, false, or null for unknown.</param>
/// <param name="Actual">For a comparison, the value of the row; null if it is missing, and for groups.</param>
/// <param name="IsDecisive">True if the outcome of the whole follows from this part and the others that are decisive.</param>
/// <param name="Parts">The parts below, in order.</param>
public sealed record ConditionTrace(
    Condition Condition, string Path, bool? Outcome, ConditionValue? Actual, bool IsDecisive, IReadOnlyList<ConditionTrace> Parts)
{
    /// <summary>The comparisons and constants that decided, in the order of the condition.</summary>
    public IEnumerable<ConditionTrace> DecisiveLeaves =>
        !IsDecisive ? [] : Parts.Count == 0 ? [this] : Parts.SelectMany(static p => p.DecisiveLeaves);

    /// <summary>The outcome, the part and the value of the row, such as <c>false: amount greater "1000" (was "250")</c>.</summary>
    public override string ToString()
    {
        string outcome = Outcome switch { true => "true", false => "false", null => "unknown" };
        if (Condition is not CompareCondition) return $"{outcome}: {Condition}";
        return $"{outcome}: {Condition} ({(Actual is null ? "missing" : "was " + Actual)})";
    }
}
