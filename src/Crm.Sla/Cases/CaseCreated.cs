using NodaTime;

namespace Crm.Sla;

/// <summary>The case exists.</summary>
/// <param name="At">When it happened.</param>
/// <param name="By">Who opened it.</param>
/// <param name="Status">In which status it began.</param>
public sealed record CaseCreated(Instant At, Author By, CaseStatus Status = CaseStatus.New) : SlaFact(At);
