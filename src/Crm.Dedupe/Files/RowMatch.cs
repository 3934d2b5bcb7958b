namespace Crm.Dedupe;

/// <summary>What became of one row of a file.</summary>
/// <param name="RowId">The row.</param>
/// <param name="Outcome">What it is.</param>
/// <param name="MatchedId">The record or the earlier row it is the same as; null for a new one.</param>
/// <param name="Reason">Why; null for a new one.</param>
/// <param name="Search">What was found among the records that were there before, possible matches included.</param>
public sealed record RowMatch(string RowId, RowOutcome Outcome, string? MatchedId, MatchWaterfall? Reason, DuplicateSearch Search);
