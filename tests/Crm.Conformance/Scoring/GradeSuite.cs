using System.Collections.Immutable;
using System.Text.Json;
using Crm.Primitives;
using Crm.Scoring;

namespace Crm.Conformance.Scoring;

/// <summary>A positive adjustment is a criterion that holds, a negative one a criterion of the same size that does not.</summary>
public sealed class GradeSuite : VectorSuite
{
    private static readonly FieldMap<NoSubject> NoFields = FieldMap.For<NoSubject>().Build();

    public override string Name => "scoring/grade";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                Expect.True(LetterGrade.TryParse(row.GetProperty("start").GetString(), out LetterGrade start), "a grade", row.GetProperty("start").ToString());
                ImmutableArray<GradeCriterion> criteria = [.. row.GetProperty("adjust_thirds").EnumerateArray().Select(static (thirds, i) =>
                    new GradeCriterion($"c{i}", thirds.GetInt32() < 0 ? Condition.Never : Condition.Always, Math.Abs(thirds.GetInt32())))];
                GradeModel<NoSubject> model = new GradeProfile("vector", criteria) { Start = start }.Compile(NoFields).Value;
                Expect.Equal(row.GetProperty("grade").GetString()!, model.Evaluate(default).ToString());
                Expect.Equal(model.Evaluate(default), model.Explain(default).Grade, "explained");
            });
        }
    }
}
