using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>One row of the stage history of an opportunity.</summary>
/// <param name="From">The stage before; null for the row that opened the opportunity.</param>
/// <param name="To">The stage after.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Amount">The amount at that moment; null if unknown.</param>
/// <param name="Probability">The probability after the move, in percent.</param>
public sealed record StageChange(string? From, string To, Instant At, string By, Money? Amount, decimal Probability);
