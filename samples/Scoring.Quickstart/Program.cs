using Crm.Scoring;
using NodaTime;

var web = new ScoreGroup
{
    Name = "web",
    Max = 20,
    EventRules = [
    new EventRule { Name = "pricing page", EventType = "pricing", Points = 15, Decay = Decay.HalfLife(Duration.FromDays(14)) },
    new EventRule { Name = "webinar", EventType = "webinar", Points = 10 }]
};
var definition = new ScoreDefinition
{
    Name = "leads",
    Dimensions = [new ScoreDimension { Name = "engagement", Groups = [web] }],
    Bands = [new ScoreBand("hot", 20), new ScoreBand("cold", null)]
};
Instant now = Instant.FromUtc(2026, 3, 15, 0, 0);
EngagementEvent[] events = [new("e1", "pricing", now), new("e2", "pricing", now - Duration.FromDays(14)), new("e3", "webinar", now)];
ScoreExplanation why = ScoreModel.Compile(definition).Value.Explain(new ScoreInput<NoSubject>(default, [.. events]), now).Value;
foreach (ScoreReason r in why.Reasons) Console.WriteLine(FormattableString.Invariant($"{r.Kind,-11}{r.Rule,-13}{r.Source,-3}{r.Points,7:0.00}"));
Console.WriteLine(FormattableString.Invariant($"score {why.Score.Value:0.00} is {why.Score.Band}"));
