using System.Text.Json;
using Crm.Scoring;
using NodaTime;

namespace Crm.Conformance.Scoring;

/// <summary>The boundaries stand in the semantics of the suite; the scores of a case are points that two events bring.</summary>
public sealed class FitEngagementMatrixSuite : VectorSuite
{
    private static readonly ScoreModel<NoSubject> Model = ScoreModel.Compile(new ScoreDefinition
    {
        Name = "matrix",
        Dimensions = [Dimension("fit", "A", "B", "C"), Dimension("engagement", "1", "2", "3")],
    }).Value;

    public override string Name => "scoring/fit_engagement_matrix";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        Instant now = Instant.FromUtc(2026, 1, 1, 0, 0);
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                EngagementEvent[] events = [.. new[] { "fit", "engagement" }.Select(d => new EngagementEvent(d, d, now, row.GetProperty(d).GetDecimal()))];
                Score score = Model.Evaluate(new ScoreInput<NoSubject>(default, [.. events]), now).Value;
                Expect.Equal(row.GetProperty("label").GetString()!, score.Label);
            });
        }
    }

    private static ScoreDimension Dimension(string name, string high, string middle, string low) => new()
    {
        Name = name,
        Groups = [new ScoreGroup { Name = name, EventRules = [new EventRule { Name = name, EventType = name }] }],
        Bands = [new ScoreBand(high, 80), new ScoreBand(middle, 40), new ScoreBand(low, null)],
    };
}
