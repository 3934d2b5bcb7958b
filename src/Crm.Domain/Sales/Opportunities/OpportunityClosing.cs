using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>One time an opportunity was won or lost. Reopening keeps it, so that figures of a closed period do not change afterwards.</summary>
/// <param name="Outcome">Won or lost.</param>
/// <param name="On">The local date in the zone of the opportunity.</param>
/// <param name="At">The moment.</param>
/// <param name="Amount">The amount at that moment; null if a lost opportunity never had one.</param>
/// <param name="BaseAmount">The amount in the currency of the company, as locked then.</param>
/// <param name="Reason">Why it was lost; null if it was won.</param>
/// <param name="CompetitorKey">Who won instead; null if nobody or unknown.</param>
public sealed record OpportunityClosing(
    OpportunityState Outcome, LocalDate On, Instant At, Money? Amount, Money? BaseAmount, string? Reason, string? CompetitorKey);
