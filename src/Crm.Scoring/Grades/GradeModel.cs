using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>A compiled <see cref="GradeProfile"/>.</summary>
/// <typeparam name="TSubject">The type of what is graded.</typeparam>
/// <remarks>All adjustments are added first and the sum is bounded once, so the order of the criteria does not matter. Thread-safe.</remarks>
public sealed class GradeModel<TSubject>
{
    private readonly ImmutableArray<(GradeCriterion Criterion, CompiledCondition<TSubject> When)> _criteria;

    internal GradeModel(GradeProfile profile, ImmutableArray<(GradeCriterion, CompiledCondition<TSubject>)> criteria, ImmutableArray<ValidationError> diagnostics)
    {
        Profile = profile;
        Diagnostics = diagnostics;
        _criteria = criteria;
    }

    /// <summary>The profile it was compiled from.</summary>
    public GradeProfile Profile { get; }

    /// <summary>Warnings about the profile.</summary>
    public ImmutableArray<ValidationError> Diagnostics { get; }

    /// <summary>The grade of a subject.</summary>
    /// <param name="subject">The subject.</param>
    public LetterGrade Evaluate(TSubject subject)
    {
        long thirds = 0;
        foreach ((GradeCriterion criterion, CompiledCondition<TSubject> when) in _criteria) thirds += Moved(criterion, when.Evaluate(subject));
        return Profile.Start.Move(thirds);
    }

    /// <summary>The grade taken apart.</summary>
    /// <param name="subject">The subject.</param>
    /// <returns>Every criterion with its outcome and what it moved; start plus all of it, bounded once, is the grade.</returns>
    public GradeExplanation Explain(TSubject subject)
    {
        ImmutableArray<GradeReason> reasons = [.. _criteria.Select(c => (c.Criterion, Outcome: c.When.Evaluate(subject)))
            .Select(static c => new GradeReason(c.Criterion.Name, c.Outcome, Moved(c.Criterion, c.Outcome)))];
        return new GradeExplanation(Profile.Start, reasons, Profile.Start.Move(reasons.Sum(static r => (long)r.Thirds)));
    }

    private static int Moved(GradeCriterion criterion, bool? outcome) => outcome switch { true => criterion.Thirds, false => -criterion.Thirds, null => 0 };
}
