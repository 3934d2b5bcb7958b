using NodaTime;

namespace Crm.Sla;

/// <summary>The case was cancelled or merged into another: its promises no longer hold.</summary>
/// <param name="At">When it happened.</param>
public sealed record CaseWithdrawn(Instant At) : SlaFact(At);
