using Crm.Primitives;
using Crm.Scoring.Tests.Models;
using Xunit;

namespace Crm.Scoring.Tests.Grades;

public sealed class GradeModelTests
{
    private static readonly GradeModel<Company> Model = new GradeProfile("companies",
    [
        new GradeCriterion("large", Condition.Compare("employees", ConditionOperator.GreaterOrEqual, 500), 3),
        new GradeCriterion("home", Condition.Compare("country", ConditionOperator.Equal, "CN"), 2),
    ]).Compile(Samples.Fields).Value;

    [Theory]
    [InlineData(900, "CN", "B-")]
    [InlineData(900, null, "C")]
    [InlineData(10, "CN", "D-")]
    [InlineData(10, "DE", "F")]
    [InlineData(null, null, "D")]
    public void Evaluate_KnownUnknownAndFalse_MoveTheGrade(int? employees, string? country, string grade)
    {
        GradeExplanation why = Model.Explain(new Company(employees, country));
        Assert.Equal(grade, Model.Evaluate(new Company(employees, country)).ToString());
        Assert.Equal(why.Start.Move(why.Reasons.Sum(static r => r.Thirds)), why.Grade);
    }

    [Fact]
    public void LetterGrades_OfAllThirds_ReadBackAndStandInOrder()
    {
        LetterGrade[] all = [.. Enumerable.Range(0, 13).Select(static t => LetterGrade.Worst.Move(t))];
        Assert.All(all, static g => Assert.True(LetterGrade.TryParse(g.ToString(), out LetterGrade read) && read == g));
        Assert.True(all.Zip(all.Skip(1)).All(static p => p.First < p.Second && p.Second > p.First));
        Assert.Equal((LetterGrade.Worst, LetterGrade.Best), (all[0], all[^1]));
        Assert.False(LetterGrade.TryParse("E", out _));
    }

    [Fact]
    public void Compile_BrokenProfile_ReportsEveryProblem()
    {
        Result<GradeModel<Company>> result = new GradeProfile("", [new GradeCriterion("c", Condition.IsPresent("nowhere"), 1), new GradeCriterion("c", Condition.Always, 0)]).Compile(Samples.Fields);
        Assert.Equal([ScoreErrors.NameMissing, ConditionErrors.UnknownField, ScoreErrors.Duplicate, ScoreErrors.NoPoints], result.ValidationErrors.Select(static e => e.ErrorCode));
    }
}
