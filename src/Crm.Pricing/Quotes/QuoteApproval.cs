using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Pricing;

/// <summary>A round of approval of a quote: what the matrix asked for, and what was decided. Plain data, kept with the quote; replaying it gives the same.</summary>
/// <param name="MatrixId">The matrix.</param>
/// <param name="MatrixVersion">Its version.</param>
/// <param name="ContentHash">The hash of request and prices that is decided on. A decision on anything else is refused.</param>
/// <param name="Submitter">Who submitted it.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Plan">What was needed, with the rows as they were then.</param>
/// <param name="Decisions">What was decided, in order.</param>
public sealed record QuoteApproval(
    string MatrixId,
    string MatrixVersion,
    string ContentHash,
    string Submitter,
    Instant SubmittedAt,
    ApprovalPlan Plan,
    IReadOnlyList<ApprovalDecision> Decisions)
{
    /// <summary>How far it has come: the plan with the decisions folded in.</summary>
    [JsonIgnore]
    public ApprovalProgress Progress =>
        Decisions.Aggregate(ApprovalProgress.Start(Plan, Submitter, SubmittedAt).Value, static (progress, decision) => progress.Decide(decision).Value);
}
