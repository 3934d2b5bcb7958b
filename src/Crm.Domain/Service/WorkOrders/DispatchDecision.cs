namespace Crm.Domain;

/// <summary>Who is sent, and why the others are not.</summary>
/// <param name="Assigned">Who; null if nobody can be sent.</param>
/// <param name="Rejected">The first constraint each rejected technician fails: <c>skill</c>, <c>territory</c>, <c>slot</c> or <c>parts</c>; by key.</param>
public sealed record DispatchDecision(Technician? Assigned, IReadOnlyDictionary<string, string> Rejected);
