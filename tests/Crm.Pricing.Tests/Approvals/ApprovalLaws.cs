using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Approvals;

public sealed class ApprovalLaws
{
    private static readonly string[] People = ["a", "b", "c", "d", "e"];

    private static readonly Gen<ApprovalPlan> Plans =
        from chains in (from order in Gen.Elements(ApprovalOrder.Sequence, ApprovalOrder.Parallel)
                        from steps in (from people in Gen.SubListOf(People)
                                       from quorum in Gen.Choose(1, 3)
                                       select Step(people, quorum)).NonEmptyListOf()
                        select (order, steps: steps.Take(3).ToArray())).ListOf()
        select new ApprovalPlan([.. chains.Take(3).Select(static (chain, i) => new RequiredApproval(new ApprovalRule($"r{i}", [], chain.steps) { Order = chain.order }, []))]);

    private static readonly Gen<ApprovalDecision[]> Decisions =
        (from person in Gen.Elements(People.Append("z").ToArray())
         from behalf in Gen.SubListOf(People)
         from agrees in Gen.Choose(0, 12)
         select Yes(person) with { Agrees = agrees > 0, Comment = "because", OnBehalfOf = [.. behalf.Take(2)] }).ArrayOf(8);

    [Fact]
    public void Status_AnyDecisions_IsApprovedIfAndOnlyIfEveryChainAgreed() => Law.Holds(Plans.Zip(Decisions), static any =>
    {
        ApprovalProgress progress = Play(Start(any.Item1), any.Item2);
        bool all = progress.Chains.All(static chain => chain.Steps.All(step => step.AgreedBy.Select(static d => d.Person).Distinct().Count() >= step.Step.Quorum));
        bool refused = progress.Decisions.Any(static d => !d.Agrees);
        return progress.Status == (refused ? ApprovalStatus.Rejected : all ? ApprovalStatus.Approved : ApprovalStatus.Pending)
            && (progress.Status != ApprovalStatus.Pending || progress.WaitingFor().Count > 0);
    });

    /// <summary>Where nobody waits for anybody, that is in parallel steps, any order of the same agreements comes to the same.</summary>
    [Fact]
    public void Decide_IndependentAgreements_ComeToTheSameInAnyOrder() => Law.Holds(
        (from plan in Plans from decisions in Decisions from order in Gen.Shuffle(Enumerable.Range(0, 8)) select (plan, decisions, order)), static any =>
        {
            ApprovalPlan plan = new([.. any.plan.Required.Select(static r => r with { Rule = r.Rule with { Order = ApprovalOrder.Parallel } })]);
            // One decision a person: what counts is who agreed for whom.
            ApprovalDecision[] yes = [.. any.decisions.Select(static d => d with { Agrees = true }).DistinctBy(static d => d.Person)];
            ApprovalDecision[] shuffled = [.. any.order.Where(i => i < yes.Length).Select(i => yes[i])];
            return Done(Play(Start(plan), yes)) == Done(Play(Start(plan), shuffled));
        });

    [Fact]
    public void Replay_ItsOwnDecisions_IsTheSame() => Law.Holds(Plans.Zip(Decisions), static any =>
    {
        ApprovalProgress progress = Play(Start(any.Item1), any.Item2);
        ApprovalProgress again = progress.Decisions.Aggregate(Start(any.Item1), static (p, decision) => p.Decide(decision).Value);
        return again.Status == progress.Status && Done(again) == Done(progress) && again.WaitingFor().SequenceEqual(progress.WaitingFor());
    });

    /// <summary>What a row finds, against reading each condition aloud.</summary>
    [Fact]
    public void Preview_AnyQuoteAndCondition_IsWhatTheOracleFinds() => Law.Holds(
        from lines in (from product in Gen.Choose(0, 4) from percent in Gen.Choose(0, 9_999) from cents in Gen.Choose(1, 100_000) select (product, percent, cents)).ListOf()
        from document in Gen.Choose(0, 40)
        from measure in Gen.Elements(ApprovalMeasure.GrantedPercent, ApprovalMeasure.DiscountPercent, ApprovalMeasure.Net)
        from comparison in Gen.Elements(Enum.GetValues<ApprovalComparison>())
        from threshold in Gen.Choose(0, 60)
        from scope in Gen.Choose(0, 2)
        from name in Gen.Choose(0, 4)
        select (lines, document, condition: new ApprovalCondition(measure, comparison, threshold) { Product = scope == 1 ? $"p{name}" : null, Category = scope == 2 ? $"c{name % 3}" : null }), static any =>
    {
        // p0 to p4, in c0 or c1, which are in c2.
        static string[] CategoriesOf(string product) => [product is "p0" or "p1" ? "c0" : "c1", "c2"];
        decimal document = any.document < 10 ? 0m : any.document;
        QuoteRequest request = new([.. any.lines.Select(static (line, i) => new QuoteLineRequest($"{i}", $"p{line.product}", 1m)
        {
            Price = new PerUnitPrice(line.cents / 100m),
            Taxes = [],
            Discounts = [new Discount("d", PriceStage.Additional, DiscountValue.OfPercent(line.percent / 100m))],
        })])
        {
            DocumentDiscount = document == 0m ? null : DiscountValue.OfPercent(document),
        };
        ApprovalMatrix matrix = ApprovalMatrix.Compile(new ApprovalMatrixDefinition("m", "1", [new ApprovalRule("r", [any.condition], [new ApprovalStep(["boss"])])])).Value;
        ApprovalPreview preview = Engine.Price(request, Context, matrix, new ApprovalFacts { CategoriesOf = CategoriesOf }).Value;
        PricedLine[] concerned = [.. preview.Prices.Lines.Where(line => (any.condition.Product ?? line.Product) == line.Product && (any.condition.Category is not string c || CategoriesOf(line.Product).Contains(c)))];
        decimal? found = any.condition.Measure == ApprovalMeasure.Net
            ? concerned.Length > 0 || any.condition is { Product: null, Category: null } ? concerned.Sum(static line => line.Net) : null
            : concerned.Select(line => (decimal?)(line.GrantedPercent + ((100m - line.GrantedPercent) * document / 100m))).Max();
        bool asks = found is decimal value && any.condition.Comparison switch
        {
            ApprovalComparison.GreaterThan => value > any.condition.Threshold,
            ApprovalComparison.LessThan => value < any.condition.Threshold,
            ApprovalComparison.AtLeast => value >= any.condition.Threshold,
            ApprovalComparison.AtMost => value <= any.condition.Threshold,
            _ => value == any.condition.Threshold,
        };
        return asks ? preview.Approval.Required is [{ } required] && required.Values[0] == found : preview.Approval.Required.Count == 0;
    }, 500);

    private static ApprovalStep Step(IEnumerable<string> people, int quorum)
    {
        string[] names = [.. people.DefaultIfEmpty("a")];
        return new ApprovalStep(names, Math.Min(quorum, names.Length));
    }

    private static ApprovalProgress Start(ApprovalPlan plan) => ApprovalProgress.Start(plan, "seller", Monday).Value;

    /// <summary>Takes what counts; what is refused changes nothing.</summary>
    private static ApprovalProgress Play(ApprovalProgress progress, IEnumerable<ApprovalDecision> decisions)
    {
        foreach (ApprovalDecision decision in decisions)
        {
            if (progress.Decide(decision) is { IsSuccess: true } taken) progress = taken.Value;
        }

        return progress;
    }

    private static string Done(ApprovalProgress progress) =>
        progress.Status + ":" + string.Join('|', progress.Chains.Select(static chain => string.Concat(chain.Steps.Select(static step => step.IsDone ? '1' : '0'))));
}
