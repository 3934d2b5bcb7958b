using Crm.Primitives;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Approvals;

public sealed class ApprovalTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);

    private static readonly ApprovalMatrix Matrix = ApprovalMatrix.Compile(new ApprovalMatrixDefinition(
    [
        new ApprovalRule("over10", ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 10m, [new ApprovalStep(["manager"])]),
        new ApprovalRule("over20", ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 20m, [new ApprovalStep(["manager"]), new ApprovalStep(["d1", "d2", "d3"], 2)]),
        new ApprovalRule("margin", ApprovalMeasure.MarginPercent, ApprovalComparison.LessThan, 30m, [new ApprovalStep(["controller"])]) { Currency = "USD" },
    ])
    {
        Delegations = [new ApprovalDelegation("manager", "deputy", EffectivePeriod.Inclusive(Day, Day.PlusDays(4)))],
    }).Value;

    [Theory]
    [InlineData(10, "")]
    [InlineData(12, "over10")]
    [InlineData(25, "over10,over20")]
    public void Preview_GrantedDiscount_NamesTheRulesThatAsk(int percent, string rules) =>
        Assert.Equal(rules, string.Join(',', Plan(percent).Required.Select(static r => r.Rule.Id)));

    [Fact]
    public void Preview_MarginWithoutCosts_IsUnknownAndAsks()
    {
        ApprovalMatrix matrix = ApprovalMatrix.Compile(new ApprovalMatrixDefinition(
            [new ApprovalRule("m", ApprovalMeasure.MarginPercent, ApprovalComparison.LessThan, 30m, [new ApprovalStep(["c"])])])).Value;
        Assert.Null(Assert.Single(matrix.Preview(Price(Request())).Required).Value);
    }

    [Fact]
    public void Decide_TwoChains_AreApprovedWhenBothAgree()
    {
        ApprovalProgress progress = ApprovalProgress.Start(Matrix, Plan(25m), "seller");
        Assert.Equal(["manager"], progress.WaitingFor);
        progress = progress.Decide(Yes("manager")).Value;
        Assert.Equal(["d1", "d2", "d3"], progress.WaitingFor);
        progress = progress.Decide(Yes("d3")).Value;
        Assert.Equal(ApprovalStatus.Pending, progress.Status);
        Assert.Equal("pricing.approval_not_asked", Code(progress.Decide(Yes("d3"))));
        Assert.Equal(ApprovalStatus.Approved, progress.Decide(Yes("d1")).Value.Status);
    }

    [Fact]
    public void Decide_OneRefusal_EndsIt()
    {
        ApprovalProgress progress = ApprovalProgress.Start(Matrix, Plan(25m), "seller").Decide(Yes("manager")).Value;
        Assert.Equal("pricing.approval_comment", Code(progress.Decide(new ApprovalDecision("d1", false, " ", Day))));
        progress = progress.Decide(new ApprovalDecision("d1", false, "too cheap", Day)).Value;
        Assert.Equal(ApprovalStatus.Rejected, progress.Status);
        Assert.Equal("pricing.approval_closed", Code(progress.Decide(Yes("d2"))));
    }

    [Fact]
    public void Decide_ByTheSubmitter_IsRefusedAlsoAsADelegate()
    {
        Assert.Equal("pricing.approval_self", Code(ApprovalProgress.Start(Matrix, Plan(12m), "manager").Decide(Yes("manager"))));
        Assert.Equal("pricing.approval_not_asked", Code(ApprovalProgress.Start(Matrix, Plan(12m), "manager").Decide(Yes("deputy"))));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Decide_ByADelegate_CountsWithinThePeriod(int days, bool approved)
    {
        Result<ApprovalProgress> decided = ApprovalProgress.Start(Matrix, Plan(12m), "seller").Decide(Yes("deputy") with { Day = Day.PlusDays(days) });
        Assert.Equal(approved, decided.IsSuccess && decided.Value.Status == ApprovalStatus.Approved);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(12, 0)]
    [InlineData(16, 1)]
    public void Diff_AfterAChange_AsksAgainOnlyForWhatGotWorse(int percent, int left) =>
        Assert.Equal(left, Plan(percent).Diff(Plan(15m).Required).Required.Count);

    [Fact]
    public void Compile_EmptyChainAndTooLargeQuorum_AreFound()
    {
        Result<ApprovalMatrix> compiled = ApprovalMatrix.Compile(new ApprovalMatrixDefinition(
        [
            new ApprovalRule("a", ApprovalMeasure.Net, ApprovalComparison.GreaterThan, 1m, []),
            new ApprovalRule("a", ApprovalMeasure.Net, ApprovalComparison.GreaterThan, 1m, [new ApprovalStep(["x", "x"], 2)]),
        ]));
        Assert.Equal(
            [("/rules/0/chain", "pricing.approval_chain"), ("/rules/1/id", "pricing.duplicate_id"), ("/rules/1/chain/0/quorum", "pricing.approval_quorum")],
            compiled.ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)));
    }

    private static ApprovalPlan Plan(decimal percent) => Matrix.Preview(Price(Request(percent)));

    private static ApprovalDecision Yes(string person) => new(person, true, null, Day);

    private static string Code(Result<ApprovalProgress> result) => Assert.Single(result.ValidationErrors).ErrorCode!;
}
