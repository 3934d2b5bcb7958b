using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Primitives;
using Crm.Scoring;
using NodaTime;

namespace Crm.SampleHost.Scenario.Scoring;

/// <summary>How the sample scores a lead: what it did, at the points that marketing gave the event.</summary>
internal static class LeadScoring
{
    /// <summary>The model of the sample.</summary>
    public static ScoreModel<NoSubject> Model(World world) => world.Compiled(static _ => ScoreModel.Compile(new ScoreDefinition
    {
        Name = "leads",
        Dimensions =
        [
            new ScoreDimension
            {
                Name = "engagement",
                Groups = [new ScoreGroup { Name = "engagement", EventRules = [new EventRule { Name = "points of the event" }] }],
            },
        ],
    }).Value);

    /// <summary>What a further engagement is worth to a lead: its score with it, less its score without it.</summary>
    public static Result<decimal> Worth(this ScoreModel<NoSubject> model, Lead lead, EngagementEvent engagement, Instant at)
    {
        ImmutableArray<EngagementEvent> before = [.. lead.Engagements.Select(static (e, i) =>
            new EngagementEvent(i.ToString(CultureInfo.InvariantCulture), e.Kind, e.At, e.Points))];
        return model.Evaluate(new ScoreInput<NoSubject>(default, before), at).Bind(without =>
            model.Evaluate(new ScoreInput<NoSubject>(default, before.Add(engagement)), at).Map(with => with.Value - without.Value));
    }
}
