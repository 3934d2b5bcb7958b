namespace Crm.SampleHost.Scenario;

/// <summary>What a step has said so far.</summary>
internal sealed class StepLog(IReadOnlyList<string> asked)
{
    public IReadOnlyList<string> Asked { get; } = asked;

    public Dictionary<string, Outcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Touched by the running command.</summary>
    public SortedSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>Whose entry another party takes over, by the running command: a lead's that became a customer.</summary>
    public Dictionary<string, string> Moved { get; } = new(StringComparer.Ordinal);

    public List<string> NotBuilt { get; } = [];
}
