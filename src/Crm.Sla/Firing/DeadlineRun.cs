namespace Crm.Sla;

/// <summary>What one run of a scheduler did.</summary>
/// <param name="Done">Deadlines that took effect.</param>
/// <param name="Failed">Deadlines whose effect failed and that are tried again.</param>
/// <param name="Lost">Deadlines that were no longer the worker's when it was done or came to them: the lease ran out, or their timer changed.</param>
/// <param name="Dead">Deadlines whose effect failed for the last time and that are dead letters now.</param>
public readonly record struct DeadlineRun(int Done, int Failed, int Lost, int Dead = 0)
{
    /// <summary>Both together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static DeadlineRun operator +(DeadlineRun left, DeadlineRun right) =>
        new(left.Done + right.Done, left.Failed + right.Failed, left.Lost + right.Lost, left.Dead + right.Dead);

    /// <summary>Both together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static DeadlineRun Add(DeadlineRun left, DeadlineRun right) => left + right;
}
