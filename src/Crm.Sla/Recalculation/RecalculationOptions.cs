namespace Crm.Sla;

/// <summary>How a recalculation of many timers runs. The result does not depend on it.</summary>
public sealed record RecalculationOptions
{
    /// <summary>How many threads work on it.</summary>
    /// <value>The default value is 1.</value>
    public int DegreeOfParallelism { get; init; } = 1;

    /// <summary>Is told how many timers are done, about every 16,384; null for nobody.</summary>
    public IProgress<int>? Progress { get; init; }
}
