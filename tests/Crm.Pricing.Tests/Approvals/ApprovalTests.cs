using Crm.Primitives;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Approvals;

public sealed class ApprovalTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);

    private static readonly ApprovalMatrixDefinition Definition = new("matrix", "7",
    [
        Over("over10", 10m, new ApprovalStep(["manager"])),
        Over("over20", 20m, new ApprovalStep(["manager"]), new ApprovalStep(["d1", "d2", "d3"], 2) { EscalateAfter = Duration.FromHours(24), EscalateTo = ["owner"] }),
        new ApprovalRule("margin", [new ApprovalCondition(ApprovalMeasure.MarginPercent, ApprovalComparison.LessThan, 30m)], [new ApprovalStep(["controller"])]) { Currency = "USD" },
    ])
    {
        Delegations = [new ApprovalDelegation("manager", "deputy", EffectivePeriod.Inclusive(Day, Day.PlusDays(4)))],
    };

    private static readonly ApprovalMatrix Matrix = ApprovalMatrix.Compile(Definition).Value;

    [Theory]
    [InlineData(10, "")]
    [InlineData(12, "over10")]
    [InlineData(25, "over10,over20")]
    public void Preview_GrantedDiscount_NamesTheRowsThatAsk(int percent, string rows) => Assert.Equal(rows, Names(Plan(percent)));

    [Fact]
    public void Preview_MarginWithoutCosts_IsUnknownAndAsks()
    {
        ApprovalMatrix matrix = Single(new ApprovalCondition(ApprovalMeasure.MarginPercent, ApprovalComparison.LessThan, 30m));
        Assert.Null(Assert.Single(Assert.Single(matrix.Preview(Price(Request())).Required).Values));
    }

    [Theory]
    [InlineData("seat", null, true)]
    [InlineData("setup", null, false)]
    [InlineData("box", null, false)]
    [InlineData(null, "licences", true)]
    [InlineData(null, "services", false)]
    public void Preview_ProductOrCategory_CountsOnlyTheirLines(string? product, string? category, bool asks)
    {
        ApprovalMatrix matrix = Single(new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 10m) { Product = product, Category = category });
        ApprovalPlan plan = matrix.Preview(Price(Request(12m)), new ApprovalFacts { CategoriesOf = static p => p == "seat" ? ["licences", "all"] : ["services", "all"] });
        Assert.Equal(asks, plan.Required.Count == 1);
    }

    [Fact]
    public void Preview_NetOfACategory_IsTheSumOfItsLines()
    {
        PricedQuote prices = Price(Request(12m));
        ApprovalMatrix matrix = Single(new ApprovalCondition(ApprovalMeasure.Net, ApprovalComparison.AtLeast, 1m) { Category = "all" });
        RequiredApproval required = Assert.Single(matrix.Preview(prices, new ApprovalFacts { CategoriesOf = static _ => ["all"] }).Required);
        Assert.Equal([prices.Totals.Net], required.Values);
    }

    [Fact]
    public void Preview_CategoryThatNobodyKnows_Asks() => Assert.Single(
        Single(new ApprovalCondition(ApprovalMeasure.Net, ApprovalComparison.GreaterThan, 1_000_000m) { Category = "licences" }).Preview(Price(Request())).Required);

    [Theory]
    [InlineData(36, false)]
    [InlineData(37, true)]
    [InlineData(null, true)]
    public void Preview_Term_IsThatOfTheFacts(int? months, bool asks) => Assert.Equal(asks,
        Single(new ApprovalCondition(ApprovalMeasure.TermMonths, ApprovalComparison.GreaterThan, 36m)).Preview(Price(Request()), new ApprovalFacts { TermMonths = months }).Required.Count == 1);

    [Fact]
    public void Preview_SeveralConditions_AllHaveToHold()
    {
        ApprovalMatrix matrix = Single(
            new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 10m), new ApprovalCondition(ApprovalMeasure.Net, ApprovalComparison.LessThan, 100m));
        Assert.Empty(matrix.Preview(Price(Request(12m))).Required);
    }

    [Fact]
    public void Price_WithAMatrix_KnowsTheCategoriesOfTheCatalogue()
    {
        PricingEngine engine = PricingEngine.Compile(Catalog with
        {
            Categories = [new ProductCategory("all", null), new ProductCategory("licences", "all")],
            Products = [new CatalogProduct("seat") { Category = "licences" }],
        }).Value;
        ApprovalMatrix matrix = Single(new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 10m) { Category = "all" });
        Assert.Equal("row", Names(engine.Price(Request(12m), Context, matrix).Value.Approval));
        Assert.Equal("", Names(engine.Price(Request(10m), Context, matrix).Value.Approval));
    }

    [Theory]
    [InlineData("desk", 5, "")]
    [InlineData("desk", 8, "head,seller")]
    [InlineData("seller", 8, "")]
    [InlineData("seller", 12, "head")]
    [InlineData("nobody", 1, "desk,head,seller")]
    [InlineData("head", 90, "")]
    public void ByAuthority_EveryLevel_IsDecidedByThoseWhoMay(string author, int percent, string people)
    {
        ApprovalMatrix matrix = ApprovalMatrix.Compile(ApprovalMatrixDefinition.ByAuthority("a", "1", new Dictionary<string, decimal> { ["desk"] = 5m, ["seller"] = 10m, ["head"] = 100m })).Value;
        ApprovalPlan plan = matrix.Preview(Price(Request(percent)), new ApprovalFacts { Author = author });
        Assert.Equal(people, string.Join(',', plan.Required.SelectMany(static r => r.Rule.Chain[0].Approvers)));
    }

    [Theory]
    [InlineData("seller", 50)]
    [InlineData("head", 50)]
    public void ByAuthority_BeyondTheHighestLevel_NeedsSomebodyElseOfIt(string author, int percent)
    {
        ApprovalMatrix matrix = ApprovalMatrix.Compile(ApprovalMatrixDefinition.ByAuthority("a", "1", new Dictionary<string, decimal> { ["seller"] = 10m, ["head"] = 40m, ["ceo"] = 40m })).Value;
        ApprovalProgress progress = ApprovalProgress.Start(matrix.Preview(Price(Request(percent)), new ApprovalFacts { Author = author }), author, Monday).Value;
        Assert.Equal(author == "head" ? ["ceo"] : ["ceo", "head"], progress.WaitingFor());
    }

    [Fact]
    public void Decide_TwoChains_AreApprovedWhenBothAgree()
    {
        ApprovalProgress progress = Start(25m);
        Assert.Equal(["manager"], progress.WaitingFor());
        progress = progress.Decide(Yes("manager")).Value;
        Assert.Equal(["d1", "d2", "d3"], progress.WaitingFor());
        progress = progress.Decide(Yes("d3")).Value;
        Assert.Equal(ApprovalStatus.Pending, progress.Status);
        Assert.Equal("pricing.approval_not_asked", Code(progress.Decide(Yes("d3"))));
        Assert.Equal(ApprovalStatus.Approved, progress.Decide(Yes("d1")).Value.Status);
    }

    [Fact]
    public void Decide_ParallelSteps_AreAskedAtOnce()
    {
        ApprovalPlan plan = new([new RequiredApproval(new ApprovalRule("p", [], [new ApprovalStep(["a"]), new ApprovalStep(["b"])]) { Order = ApprovalOrder.Parallel }, [])]);
        ApprovalProgress progress = ApprovalProgress.Start(plan, "seller", Monday).Value;
        Assert.Equal(["a", "b"], progress.WaitingFor());
        Assert.Equal(ApprovalStatus.Approved, progress.Decide(Yes("b")).Value.Decide(Yes("a")).Value.Status);
    }

    [Fact]
    public void Decide_OneRefusal_EndsIt()
    {
        ApprovalProgress progress = Start(25m).Decide(Yes("manager")).Value;
        Assert.Equal("pricing.approval_comment", Code(progress.Decide(new ApprovalDecision("d1", false, " ", Monday))));
        progress = progress.Decide(new ApprovalDecision("d1", false, "too cheap", Monday)).Value;
        Assert.Equal(ApprovalStatus.Rejected, progress.Status);
        Assert.Equal("over10", Assert.Single(progress.Agreed).Rule.Id);
        Assert.Equal("pricing.approval_closed", Code(progress.Decide(Yes("d2"))));
    }

    [Fact]
    public void Decide_BeforeTheOneBefore_IsRefused() =>
        Assert.Equal("pricing.approval_time", Code(Start(25m).Decide(Yes("manager", Monday - Duration.FromSeconds(1)))));

    [Fact]
    public void Start_NobodyButTheSubmitterCouldDecide_IsRefused() =>
        Assert.Equal("pricing.approval_nobody", Code(ApprovalProgress.Start(Plan(12m), "manager", Monday)));

    [Fact]
    public void Decide_ByTheSubmitterOrForThem_IsRefused()
    {
        ApprovalPlan plan = new([new RequiredApproval(new ApprovalRule("p", [], [new ApprovalStep(["a", "b"])]), [])]);
        ApprovalProgress progress = ApprovalProgress.Start(plan, "a", Monday).Value;
        Assert.Equal("pricing.approval_self", Code(progress.Decide(Yes("a"))));
        Assert.Equal("pricing.approval_not_asked", Code(progress.Decide(Yes("deputy") with { OnBehalfOf = ["a"] })));
        Assert.Equal(["b"], progress.WaitingFor());
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void StandsInFor_OnADay_IsWhoDelegatedThen(int days, bool standsIn) =>
        Assert.Equal(standsIn ? ["manager"] : [], Matrix.StandsInFor("deputy", Day.PlusDays(days)));

    [Fact]
    public void Decide_OnePersonForTwoApprovers_CountsOnce()
    {
        ApprovalPlan plan = new([new RequiredApproval(new ApprovalRule("p", [], [new ApprovalStep(["a", "b", "c"], 2)]), [])]);
        ApprovalProgress progress = ApprovalProgress.Start(plan, "seller", Monday).Value.Decide(Yes("a") with { OnBehalfOf = ["b", "c"] }).Value;
        Assert.Equal(ApprovalStatus.Pending, progress.Status);
        Assert.Equal(ApprovalStatus.Approved, progress.Decide(Yes("b")).Value.Status);
    }

    [Fact]
    public void Decide_ApproverAndTheirDelegate_AreOneSeat()
    {
        ApprovalPlan plan = new([new RequiredApproval(new ApprovalRule("p", [], [new ApprovalStep(["a", "b"], 2)]), [])]);
        ApprovalProgress progress = ApprovalProgress.Start(plan, "seller", Monday).Value.Decide(Yes("deputy") with { OnBehalfOf = ["a"] }).Value;
        Assert.Equal("pricing.approval_not_asked", Code(progress.Decide(Yes("a"))));
    }

    [Fact]
    public void Escalation_WhenTheTimeIsOver_OneOfThoseAboveIsEnough()
    {
        ApprovalProgress progress = Start(25m);
        Assert.Null(progress.NextEscalation());
        progress = progress.Decide(Yes("manager", Monday + Duration.FromHours(2))).Value;
        Instant due = Monday + Duration.FromHours(26);
        Assert.Equal(due, progress.NextEscalation());
        Assert.Null(progress.NextEscalation(due));
        Assert.Equal("pricing.approval_not_asked", Code(progress.Decide(Yes("owner", due - Duration.FromSeconds(1)))));
        Assert.Equal(["d1", "d2", "d3", "owner"], progress.WaitingFor(due));
        Assert.Equal(ApprovalStatus.Approved, progress.Decide(Yes("owner", due)).Value.Status);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(12, 0)]
    [InlineData(16, 1)]
    public void Diff_AfterAChange_AsksAgainOnlyForWhatGotWorse(int percent, int left)
    {
        ApprovalPlan plan = Plan(percent).Diff(Plan(15m).Required);
        Assert.Equal((left, 1 - left), (plan.Required.Count, plan.Covered.Count));
    }

    /// <summary>A million yen is no more than a million euros only by the digits.</summary>
    [Fact]
    public void Diff_MoneyInAnotherCurrency_IsNotCovered()
    {
        ApprovalMatrix matrix = Single(new ApprovalCondition(ApprovalMeasure.Net, ApprovalComparison.GreaterThan, 1m));
        ApprovalPlan yen = matrix.Preview(Price(Request()) with { Currency = "JPY" }), euros = matrix.Preview(Price(Request()));
        Assert.Single(euros.Diff(yen.Required).Required);
        Assert.Single(euros.Diff(euros.Required).Covered);
    }

    /// <summary>A discount on the document is granted on each of its lines: 10 % and then 20 % are 28 %.</summary>
    [Fact]
    public void Preview_DiscountOnTheDocument_IsGrantedOnEveryLine()
    {
        ApprovalMatrix matrix = Single(new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 0m));
        QuoteRequest Asked(DiscountValue document) => Request(10m) with { DocumentDiscount = document };
        decimal? Found(DiscountValue document) => Assert.Single(Engine.Price(Asked(document), Context, matrix).Value.Approval.Required).Values[0];
        Assert.Equal(28m, Found(DiscountValue.OfPercent(20m)));
        PricedQuote amount = Price(Asked(DiscountValue.OfAmount(100m, DiscountScope.PerLine)));
        decimal expected = decimal.Round(10m + (90m * 100m / (amount.Totals.Net + 100m)), 12);
        Assert.Equal(expected, decimal.Round(Found(DiscountValue.OfAmount(100m, DiscountScope.PerLine))!.Value, 12));
        Assert.Equal(expected, decimal.Round(matrix.Preview(amount).Required[0].Values[0]!.Value, 12));
        Assert.Equal(10m, Found(DiscountValue.OfPercent(0m)));
    }

    [Fact]
    public void Submit_DiscountOnTheDocument_AsksAsOneOnTheLinesWould()
    {
        QuoteRequest request = Request() with { DocumentDiscount = DiscountValue.OfPercent(12m) };
        Quote quote = Quote.Create(new QuoteOpening(new QuoteId(Guid.Empty), "Q-1", request, Context, Price(request), Shanghai), "author", Monday).Value;
        Must(quote.Submit(Crm.Testing.Contracts.Pricing.SampleQuotes.Matrix, "author", Monday));
        Assert.Equal(QuoteState.InReview, quote.State);
        Assert.Equal([12m], quote.Approval!.Plan.Required[0].Values);
    }

    [Fact]
    public void Compile_EscalationBeyondTheCalendar_IsRefused() => Assert.Equal(("/rules/0/chain/0/escalateAfter", "pricing.approval_escalation"),
        Assert.Single(ApprovalMatrix.Compile(new ApprovalMatrixDefinition("m", "1", [Over("a", 1m, new ApprovalStep(["x"]) { EscalateAfter = Duration.MaxValue, EscalateTo = ["y"] })])).ValidationErrors) is { } e ? (e.Identifier, e.ErrorCode) : default);

    [Fact]
    public void Compile_DelegationsWithoutEnd_AreRefusedInTime()
    {
        ApprovalDelegation[] chain = [.. Enumerable.Range(0, 9_000).Select(static i => new ApprovalDelegation($"p{i}", $"p{i + 1}", EffectivePeriod.Always))];
        Assert.Equal("pricing.too_many_rules", Assert.Single(ApprovalMatrix.Compile(Definition with { Delegations = chain }).ValidationErrors).ErrorCode);
        Assert.True(ApprovalMatrix.Compile(Definition with { Delegations = chain[..1_000] }).IsSuccess);
    }

    [Fact]
    public void Diff_Equality_IsNeverCovered()
    {
        ApprovalMatrix matrix = Single(new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.EqualTo, 15m));
        ApprovalPlan plan = matrix.Preview(Price(Request(15m)));
        Assert.Single(plan.Diff(plan.Required).Required);
    }

    [Fact]
    public void Diff_OtherPeopleInTheRowSince_IsNotCovered()
    {
        ApprovalMatrix other = ApprovalMatrix.Compile(new ApprovalMatrixDefinition("matrix", "8", [Over("over10", 10m, new ApprovalStep(["new manager"]))])).Value;
        Assert.Single(other.Preview(Price(Request(12m))).Diff(Plan(12m).Required).Required);
    }

    [Fact]
    public void Compile_EveryProblem_IsFoundWithItsPlace()
    {
        ApprovalCondition granted = new(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 1m);
        Result<ApprovalMatrix> compiled = ApprovalMatrix.Compile(new ApprovalMatrixDefinition("m", "1",
        [
            new ApprovalRule("a", [granted], []),
            new ApprovalRule("a", [granted], [new ApprovalStep(["x", "x"], 2), new ApprovalStep([]), new ApprovalStep(["x"]) { EscalateAfter = Duration.FromHours(1) }]),
            new ApprovalRule("c", [granted with { Product = "p", Category = "c" }, new ApprovalCondition(ApprovalMeasure.MarginPercent, ApprovalComparison.LessThan, 1m) { Product = "p" }], [new ApprovalStep(["x"])]),
        ])
        {
            Delegations = [new ApprovalDelegation("x", "x", EffectivePeriod.Always)],
        });
        Assert.Equal(
            [
                ("/rules/0/chain", "pricing.approval_chain"), ("/rules/1/id", "pricing.duplicate_id"), ("/rules/1/chain/0/quorum", "pricing.approval_quorum"),
                ("/rules/1/chain/1/approvers", "pricing.approval_people"), ("/rules/1/chain/2/escalateAfter", "pricing.approval_escalation"),
                ("/rules/2/conditions/0", "pricing.approval_condition"), ("/rules/2/conditions/1", "pricing.approval_condition"), ("/delegations/0", "pricing.approval_delegation"),
            ],
            compiled.ValidationErrors.Select(static e => (e.Identifier!, e.ErrorCode!)));
    }

    [Theory]
    [InlineData(0, 5, 3, 9, true)]
    [InlineData(0, 3, 3, 9, false)]
    [InlineData(5, 9, 0, 7, true)]
    public void Compile_TwoWhoStandInForEachOther_AreRefusedIfTheirAbsencesOverlap(int fromA, int toA, int fromB, int toB, bool cycle)
    {
        Result<ApprovalMatrix> compiled = ApprovalMatrix.Compile(Definition with
        {
            Delegations =
            [
                new ApprovalDelegation("a", "b", new EffectivePeriod(Day.PlusDays(fromA), Day.PlusDays(toA))),
                new ApprovalDelegation("b", "c", EffectivePeriod.Always),
                new ApprovalDelegation("c", "a", new EffectivePeriod(Day.PlusDays(fromB), Day.PlusDays(toB))),
            ],
        });
        Assert.Equal(cycle ? ["pricing.approval_delegation_cycle"] : [], compiled.ValidationErrors.Select(static e => e.ErrorCode));
    }

    [Theory]
    [InlineData(ApprovalComparison.LessThan, 10, true)]
    [InlineData(ApprovalComparison.LessThan, 11, false)]
    [InlineData(ApprovalComparison.AtMost, 10, true)]
    [InlineData(ApprovalComparison.EqualTo, 10, true)]
    [InlineData(ApprovalComparison.EqualTo, 11, false)]
    public void Compile_ConditionsThatExcludeEachOther_AreAWarning(ApprovalComparison comparison, int threshold, bool never)
    {
        ApprovalMatrix matrix = Single(
            new ApprovalCondition(ApprovalMeasure.Net, ApprovalComparison.GreaterThan, 10m), new ApprovalCondition(ApprovalMeasure.Net, comparison, threshold));
        Assert.Equal(never ? ["pricing.approval_never_asks"] : [], matrix.Diagnostics.Select(static d => d.ErrorCode));
    }

    [Fact]
    public void Json_Matrix_ReadsBackToTheSameText()
    {
        string json = ApprovalMatrixDefinition.Json.Write(Definition);
        Result<ApprovalMatrixDefinition> read = ApprovalMatrixDefinition.Json.Read(json);
        Assert.True(read.IsSuccess, read.ToString());
        Assert.Equal(json, ApprovalMatrixDefinition.Json.Write(read.Value));
        Assert.Contains("\"comparison\":\"greaterThan\",\"threshold\":\"10\"", json, StringComparison.Ordinal);
        Assert.Contains("\"escalateAfter\":\"24:00:00\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_UnknownComparison_IsNamedWithItsPlace()
    {
        string json = ApprovalMatrixDefinition.Json.Write(Definition).Replace("\"lessThan\"", "\"lesser\"", StringComparison.Ordinal);
        Assert.Contains(ApprovalMatrixDefinition.Json.Read(json).ValidationErrors, static e => e.Identifier == "/rules/2/conditions/0/comparison");
    }

    private static ApprovalRule Over(string id, decimal percent, params ApprovalStep[] chain) =>
        new(id, [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, percent)], chain);

    private static ApprovalMatrix Single(params ApprovalCondition[] conditions) =>
        ApprovalMatrix.Compile(new ApprovalMatrixDefinition("m", "1", [new ApprovalRule("row", conditions, [new ApprovalStep(["c"])])])).Value;

    private static ApprovalPlan Plan(decimal percent) => Matrix.Preview(Price(Request(percent)));

    private static ApprovalProgress Start(decimal percent) => ApprovalProgress.Start(Plan(percent), "seller", Monday).Value;

    private static string Names(ApprovalPlan plan) => string.Join(',', plan.Required.Select(static r => r.Rule.Id));

    private static string Code(Result<ApprovalProgress> result) => Assert.Single(result.ValidationErrors).ErrorCode!;
}
