using System.Globalization;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.SampleHost.Scenario.Sla;

/// <summary>Writes to the customer and waits for the answer.</summary>
internal sealed class RequestInfoCommand : CaseCommand
{
    public override string Name => "RequestInfo";

    protected override Task<Result> WorkAsync(StepContext context, Case item, CancellationToken cancellationToken)
    {
        Result asked = item.RequestInfo(context.Params.TextOrNull("reply"), context.Actor.Id, context.At);
        CaseSla sla = ServiceDesk.Of(context).Look(item, context.At);
        if (StatusOf(sla, SlaMetric.FirstReplyTime) is { } reply)
            context.Report("firstResponse", string.Create(CultureInfo.InvariantCulture, $"{Words(reply.Outcome)}, {(long)reply.Elapsed.TotalMinutes} business minutes"));
        if (StatusOf(sla, SlaMetric.AgentWorkTime) is { } work) context.Report("clock", Clock(work.Stage));
        return Task.FromResult(asked);
    }

    private static string Words(SlaOutcome outcome) => outcome switch
    {
        SlaOutcome.Met => "met",
        SlaOutcome.Breached => "breached",
        _ => "open",
    };

    private static string Clock(TimerStage stage) => stage switch
    {
        TimerStage.Running => "runs",
        TimerStage.Paused => "paused",
        _ => "stopped",
    };
}

/// <summary>The customer answers: the clock goes on.</summary>
internal sealed class CustomerReplyCommand : CaseCommand
{
    public override string Name => "CustomerReply";

    protected override Task<Result> WorkAsync(StepContext context, Case item, CancellationToken cancellationToken)
    {
        ServiceDesk desk = ServiceDesk.Of(context);
        Instant? pausedSince = StatusOf(desk.Look(item, context.At), SlaMetric.AgentWorkTime)?.PausedSince;
        Result replied = item.CustomerReply(context.Params.TextOrNull("text") ?? "", context.Actor.Id, context.At);
        if (pausedSince is Instant since) context.Report("pausedMinutes", (long)desk.Calendar.Between(since, context.At).TotalMinutes);
        context.Report("resolutionDue", StatusOf(desk.Look(item, context.At), SlaMetric.AgentWorkTime)?.DueAt);
        return Task.FromResult(replied);
    }
}

/// <summary>The case is solved: was it in time?</summary>
internal sealed class ResolveCommand : CaseCommand
{
    public override string Name => "Resolve";

    protected override async Task<Result> WorkAsync(StepContext context, Case item, CancellationToken cancellationToken)
    {
        int openChildren = await context.Db.CrmSet<Case>().CountAsync(c => c.ParentKey == item.Number
            && (c.State == CaseState.New || c.State == CaseState.Open || c.State == CaseState.WaitingOnCustomer || c.State == CaseState.OnHold), cancellationToken);
        ServiceDesk desk = ServiceDesk.Of(context);
        // Once the clock has stopped in time it has no due date any more: what was due is what was due before.
        Instant? due = StatusOf(desk.Look(item, context.At), SlaMetric.AgentWorkTime)?.DueAt;
        Result resolved = item.Resolve(context.Params.TextOrNull("resolution"), openChildren, context.Actor.Id, context.At);
        if (StatusOf(desk.Look(item, context.At), SlaMetric.AgentWorkTime) is { } work)
        {
            context.Report("elapsedBusinessMinutes", (long)work.Elapsed.TotalMinutes);
            context.Report("sla", work.Outcome);
            context.Report("due", due);
        }

        return resolved;
    }
}

/// <summary>Closes resolved cases to which the customer has not objected in time.</summary>
internal sealed class AutoCloseCasesCommand : IScenarioCommand
{
    public string Name => "AutoCloseCases";

    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Duration delay = Duration.FromTicks((long)(context.Params.Number("delayBusinessHours") * NodaConstants.TicksPerHour));
        List<Case> resolved = await context.Db.CrmSet<Case>().Where(static c => c.State == CaseState.Resolved).ToListAsync(cancellationToken);
        IReadOnlyList<Case> closed = CaseAutoClose.RunDue(resolved, delay, ServiceDesk.Of(context), context.Actor.Id, context.At);
        foreach (Case item in closed)
        {
            context.Report(item.Number, item.State);
            context.TouchTimeline(item.PartyKey);
        }

        if (closed.Count > 0) context.Report("firedAt", context.At);
        return Result.Success();
    }
}
