using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring;
using NodaTime;

namespace Crm.Conformance.Scoring;

public sealed class RuleScoreSuite : VectorSuite
{
    private const double Tolerance = 1e-9;
    private static readonly Instant Epoch = Instant.FromUtc(2026, 1, 1, 0, 0);

    public override string Name => "scoring/rule_score";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                ScoreModel<NoSubject> model = ScoreModel.Compile(Read(row.TryGetProperty("model", out JsonElement own) ? own : file.Root.GetProperty("model"))).Value;
                ImmutableArray<EngagementEvent> events = [.. row.GetProperty("events").EnumerateArray().Select(ReadEvent)];
                Instant asOf = At(row.GetProperty("as_of"));
                foreach (ImmutableArray<EngagementEvent> order in Orders(events))
                {
                    ScoreExplanation batch = model.Explain(new ScoreInput<NoSubject>(default, order), asOf).Value;
                    Check(row, batch.Score, "batch");
                    Expect.Equal(batch.Score.Value, batch.Reasons.Sum(static r => r.Points), "the reasons add up");
                    ScoreState state = model.NewState();
                    foreach (EngagementEvent engagement in order.DistinctBy(static e => e.Id).Where(e => e.OccurredAt <= asOf)) state.Apply(engagement);
                    Check(row, model.Evaluate(default, state, asOf).Value, "streaming");
                }
            });
        }
    }

    /// <summary>The order given, its reverse, and rotations of both: every event is first once and last once.</summary>
    private static IEnumerable<ImmutableArray<EngagementEvent>> Orders(ImmutableArray<EngagementEvent> events)
    {
        ImmutableArray<EngagementEvent> reverse = [.. events.Reverse()];
        for (int i = 0; i < Math.Max(1, events.Length); i++)
        {
            yield return [.. events.Skip(i), .. events.Take(i)];
            yield return [.. reverse.Skip(i), .. reverse.Take(i)];
        }
    }

    private static void Check(JsonElement row, Score score, string way)
    {
        Expect.Close(row.GetProperty("score").GetDouble(), (double)score.Value, Tolerance, what: way + " score");
        if (!row.TryGetProperty("groups", out JsonElement groups)) return;
        foreach (JsonProperty group in groups.EnumerateObject())
            Expect.Close(group.Value.GetDouble(), (double)score.Dimensions[0].Groups.Single(g => g.Name == group.Name).Value, Tolerance, what: $"{way} {group.Name}");
    }

    private static ScoreDefinition Read(JsonElement model) => new()
    {
        Name = "vector",
        Min = Number(model, "min"),
        Max = Number(model, "max"),
        Dimensions = [new ScoreDimension { Name = "score", Groups = [.. model.GetProperty("groups").EnumerateArray().Select(ReadGroup)] }],
    };

    private static ScoreGroup ReadGroup(JsonElement group) => new()
    {
        Name = group.GetProperty("name").GetString()!,
        Min = Number(group, "min"),
        Max = Number(group, "max"),
        EventRules = [.. group.GetProperty("rules").EnumerateArray().Select(static rule => new EventRule
        {
            Name = rule.GetProperty("name").GetString()!,
            EventType = rule.GetProperty("event").GetString(),
            Points = rule.GetProperty("points").GetDecimal(),
            Min = Number(rule, "min"),
            Max = Number(rule, "max"),
            Decay = rule.TryGetProperty("decay", out JsonElement decay) && decay.ValueKind == JsonValueKind.Object ? DecaySuite.Read(decay) : Decay.None,
        })],
    };

    private static EngagementEvent ReadEvent(JsonElement engagement) =>
        new(engagement.GetProperty("id").GetString()!, engagement.GetProperty("type").GetString()!, At(engagement.GetProperty("at")));

    private static Instant At(JsonElement days) => Epoch + Duration.FromDays(days.GetDouble());

    private static decimal? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}
