using NodaTime;

namespace Crm.Sla;

/// <summary>The case went to another status.</summary>
/// <param name="At">When it happened.</param>
/// <param name="To">The new status.</param>
public sealed record StatusChanged(Instant At, CaseStatus To) : SlaFact(At);
