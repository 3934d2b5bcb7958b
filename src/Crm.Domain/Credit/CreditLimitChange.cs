using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>One row of the audit of a credit limit.</summary>
/// <param name="Old">The limit before; null for none.</param>
/// <param name="New">The limit after; null for none.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
public sealed record CreditLimitChange(Money? Old, Money? New, string Reason, Instant At, string By);
