using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>A grade taken apart.</summary>
/// <param name="Start">Where it started.</param>
/// <param name="Reasons">The criteria in the order of the profile.</param>
/// <param name="Grade">Where it ended: the start moved by the sum of the reasons, between F and A+.</param>
public sealed record GradeExplanation(LetterGrade Start, ImmutableArray<GradeReason> Reasons, LetterGrade Grade);
