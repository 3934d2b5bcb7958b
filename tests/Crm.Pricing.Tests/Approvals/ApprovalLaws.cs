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
