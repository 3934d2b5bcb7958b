namespace Crm.Sla;

/// <summary>What one run of a scheduler did.</summary>
/// <param name="Done">Deadlines that took effect.</param>
/// <param name="Failed">Deadlines whose effect failed and that are tried again.</param>
/// <param name="Lost">Deadlines that were no longer the worker's when it was done: the lease ran out, or their timer changed.</param>
public readonly record struct DeadlineRun(int Done, int Failed, int Lost);
