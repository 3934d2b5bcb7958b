using System.Collections.Immutable;
using NodaTime;

namespace Crm.Scoring;

/// <summary>Where the points of a rule over events come from: the events themselves, or a state that was fed with them.</summary>
internal interface IEventPoints
{
    /// <summary>The points of a rule before its bounds.</summary>
    decimal Earned(int index, CompiledEventRule rule, Instant asOf, List<ScoreReason>? reasons);
}

/// <summary>The points of a set of events, none of them after the instant.</summary>
internal readonly record struct EventPoints(ImmutableArray<EngagementEvent> Events) : IEventPoints
{
    public decimal Earned(int index, CompiledEventRule rule, Instant asOf, List<ScoreReason>? reasons)
    {
        decimal sum = 0;
        EngagementEvent? chosen = null;
        foreach (EngagementEvent candidate in Events)
        {
            if (!rule.Matches(candidate)) continue;
            decimal points = rule.PointsOf(candidate, asOf);
            if (rule.Rule.Counting == EventCounting.Sum)
            {
                sum += points;
                Note(reasons, rule, candidate, points);
            }
            else if (chosen is null || rule.Prefers(candidate, points, chosen, sum))
            {
                (chosen, sum) = (candidate, points);
            }
        }

        if (chosen is not null) Note(reasons, rule, chosen, sum);
        return sum;
    }

    private static void Note(List<ScoreReason>? reasons, CompiledEventRule rule, EngagementEvent source, decimal points)
    {
        if (points != 0) reasons?.Add(new ScoreReason(ScoreReasonKind.Event, rule.Dimension, rule.Group, rule.Rule.Name, source.Id, points));
    }
}
