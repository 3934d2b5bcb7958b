namespace Crm.Scoring;

/// <summary>What a criterion did to a grade.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Outcome">True if it holds, false if not, null if it is unknown.</param>
/// <param name="Thirds">The thirds of a letter it moved.</param>
public sealed record GradeReason(string Criterion, bool? Outcome, int Thirds);
