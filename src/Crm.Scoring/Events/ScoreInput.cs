using System.Collections.Immutable;

namespace Crm.Scoring;

/// <summary>Everything a score is computed from, besides the instant.</summary>
/// <typeparam name="TSubject">The type of what is scored.</typeparam>
/// <param name="Subject">What is scored, as it is known at that instant.</param>
/// <param name="Events">What was done, in any order; an event repeated as it was counts once.</param>
public sealed record ScoreInput<TSubject>(TSubject Subject, ImmutableArray<EngagementEvent> Events)
{
    /// <summary>Scores set by hand.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<ScoreOverride> Overrides { get; init; } = [];
}
