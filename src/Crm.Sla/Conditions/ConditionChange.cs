namespace Crm.Sla;

/// <summary>A difference between two evaluations of a record's timers.</summary>
/// <param name="Event">What happened.</param>
/// <param name="IsWithdrawn">True if it turned out not to have happened: a snapshot that arrived late takes back a breach.</param>
public sealed record ConditionChange(ConditionEvent Event, bool IsWithdrawn);
