namespace Crm.Sla;

/// <summary>A difference between two evaluations of a case.</summary>
/// <param name="Event">What happened.</param>
/// <param name="IsWithdrawn">True if it turned out not to have happened: a reply that arrived late takes back a breach.</param>
public sealed record SlaChange(SlaEvent Event, bool IsWithdrawn);
