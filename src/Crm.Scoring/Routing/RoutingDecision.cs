using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>Who gets a piece of work, by which rule and why.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="RuleId">The rule that decided; null if none took it.</param>
/// <param name="Queue">The queue it belongs to now; null if the rule has none and someone was chosen.</param>
/// <param name="CandidateId">Who was chosen; null if it waits.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Verdicts">Every candidate in the order given, with the reason it was not eligible.</param>
/// <param name="Cursor">The cursor as it is after the decision; store it where the decision is stored.</param>
/// <param name="Definition">Name and version of the definition, such as <c>leads v1</c>.</param>
public sealed record RoutingDecision(
    RoutingOutcome Outcome, string? RuleId, string? Queue, string? CandidateId, string Reason, ImmutableArray<RoutingVerdict> Verdicts,
    RoutingCursor Cursor, string Definition);
