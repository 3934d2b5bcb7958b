using Crm.Scoring;
using NodaTime;

EventRule pricing = new() { Name = "pricing page", EventType = "pricing", Points = 15, Decay = Decay.HalfLife(Duration.FromDays(14)) };
EventRule webinar = new() { Name = "webinar", EventType = "webinar", Points = 10 };
ScoreDimension engagement = new() { Name = "engagement", Groups = [new() { Name = "web", Max = 20, EventRules = [pricing, webinar] }] };
ScoreDefinition leads = new() { Name = "leads", Dimensions = [engagement], Bands = [new("hot", 20), new("cold", null)] };
Instant now = Instant.FromUtc(2026, 3, 15, 0, 0);
EngagementEvent[] events = [new("e1", "pricing", now), new("e2", "pricing", now - Duration.FromDays(14)), new("e3", "webinar", now)];
ScoreExplanation why = ScoreModel.Compile(leads).Value.Explain(new ScoreInput<NoSubject>(default, [.. events]), now).Value;
foreach (ScoreReason r in why.Reasons) Console.WriteLine(FormattableString.Invariant($"{r.Kind,-11}{r.Rule,-13}{r.Source,-3}{r.Points,7:0.00}"));
Console.WriteLine(FormattableString.Invariant($"score {why.Score.Value:0.00} is {why.Score.Band}"));
