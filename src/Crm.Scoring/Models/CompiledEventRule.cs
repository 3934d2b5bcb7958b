using Crm.Primitives;
using NodaTime;

namespace Crm.Scoring;

/// <summary>A rule over events, ready to run.</summary>
internal sealed record CompiledEventRule(EventRule Rule, string Dimension, string Group, CompiledCondition<EngagementEvent>? When)
{
    /// <summary>Points are kept in units of 10^-12, so that adding them is exact and the order of adding does not matter.</summary>
    private const int Decimals = 12;

    public bool Matches(EngagementEvent candidate) =>
        (Rule.EventType is null || string.Equals(Rule.EventType, candidate.Type, StringComparison.Ordinal))
        && (When is null || When.IsSatisfiedBy(candidate));

    public decimal PointsOf(EngagementEvent source, Instant asOf) => Faded(Rule.Points ?? source.Points ?? 0, Rule.Decay.Factor(asOf - source.OccurredAt));

    public static decimal Faded(decimal points, double factor) =>
        factor == 1 ? Rounded(points) : factor == 0 ? 0 : Rounded(points * (decimal)factor);

    public static decimal Rounded(decimal points) => Math.Round(points, Decimals, MidpointRounding.ToEven);

    /// <summary>True if <paramref name="candidate"/> counts rather than <paramref name="chosen"/>.</summary>
    public bool Prefers(EngagementEvent candidate, decimal candidatePoints, EngagementEvent chosen, decimal chosenPoints)
    {
        int order = Rule.Counting switch
        {
            EventCounting.First => candidate.OccurredAt.CompareTo(chosen.OccurredAt),
            EventCounting.Last => chosen.OccurredAt.CompareTo(candidate.OccurredAt),
            _ => chosenPoints.CompareTo(candidatePoints),
        };
        return order < 0 || (order == 0 && string.CompareOrdinal(candidate.Id, chosen.Id) < 0);
    }
}
