using NodaTime;

namespace Crm.Sla;

/// <summary>Someone wrote. Only what the customer can read is an answer.</summary>
/// <param name="At">When it happened.</param>
/// <param name="By">Who wrote.</param>
/// <param name="IsPublic">Whether the customer can read it.</param>
public sealed record CommentAdded(Instant At, Author By, bool IsPublic = true) : SlaFact(At);
