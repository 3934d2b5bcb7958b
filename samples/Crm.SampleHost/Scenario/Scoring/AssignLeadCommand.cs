using System.Collections.Immutable;
using Crm.Domain;
using Crm.Primitives;
using Crm.SampleHost.Scenario.Domain;
using Crm.Scoring;

namespace Crm.SampleHost.Scenario.Scoring;

/// <summary>Gives a lead to somebody of a queue, by the rule that the step states and the band of the amount.</summary>
public sealed class AssignLeadCommand : IScenarioCommand
{
    private static readonly FieldMap<LeadToAssign> Fields = FieldMap.For<LeadToAssign>()
        .Text("band", static l => l.Band).Text("mode", static l => l.Mode).Number("amount", static l => l.Amount).Number("score", static l => l.Score).Build();

    /// <inheritdoc/>
    public string Name => "AssignLead";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["rule", "amount"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        Result<Lead> found = await context.Db.LeadAsync(context.KeyOf("lead") ?? throw new ParameterException("lead is missing."), cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Lead lead = found.Value;
        Result<Router<LeadToAssign>> router = Router.Compile(Read(context.Params.Nested("rule")), Fields);
        if (!router.IsSuccess) return router.ToResult();

        Result<RoutingDecision> routed = await new RoutingDesk(context.Store<IRoutingCursorStore>()).AssignAsync(
            router.Value, WorkOf(lead, context), RoutingDemand.One, Candidates(context.Setup), cancellationToken);
        if (!routed.IsSuccess) return routed.ToResult();
        RoutingDecision decision = routed.Value;
        context.Report("owner", decision.CandidateId);
        context.Report("queue", decision.Queue);
        context.Report("rule", decision.RuleId);
        context.Report("reason", decision.Reason);
        if (decision.CandidateId is not string owner) return Result.Success();
        Result done = lead.Assign(owner, decision.Reason, context.Actor.Text, context.At);
        if (done.IsSuccess) context.TouchTimeline(lead.Number);
        return done;
    }

    private static LeadToAssign WorkOf(Lead lead, StepContext context)
    {
        decimal? amount = context.Params.NumberOrNull("amount");
        SellingModeSetup? band = amount is null ? null
            : context.Setup.SellingModes.FirstOrDefault(m => (m.AmountFrom is null || amount >= m.AmountFrom) && (m.AmountTo is null || amount <= m.AmountTo));
        return new LeadToAssign(band?.Band, band?.Mode, amount, lead.Score);
    }

    private static RoutingDefinition Read(Parameters rule)
    {
        string queue = rule.Text("queue"), strategy = rule.Text("strategy");
        if (!Enum.TryParse(strategy, out RoutingStrategy chosen)) throw new ParameterException($"rule/strategy '{strategy}' is no strategy.");
        Condition when = Condition.All(rule.TextMap("when").Select(static w => Condition.Compare(w.Key, ConditionOperator.Equal, w.Value)));
        return new RoutingDefinition("leads", [new RoutingRule($"{when} -> {queue}") { When = when, Queue = queue, Strategy = chosen }]);
    }

    /// <summary>Everyone who serves a queue, each once with all queues.</summary>
    private static ImmutableArray<RoutingCandidate> Candidates(ScenarioSetup setup) =>
    [
        .. setup.Queues.SelectMany(static q => q.Value.Select(user => (Queue: q.Key, User: user))).GroupBy(static m => m.User, StringComparer.Ordinal)
            .OrderBy(static u => u.Key, StringComparer.Ordinal).Select(static u => new RoutingCandidate(u.Key) { Queues = [.. u.Select(static m => m.Queue)] }),
    ];

    private sealed record LeadToAssign(string? Band, string? Mode, decimal? Amount, decimal Score);
}
