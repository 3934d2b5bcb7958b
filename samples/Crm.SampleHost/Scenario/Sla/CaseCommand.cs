using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.Sla;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sla;

/// <summary>A command on a case that exists: finds it, lets the subclass work, notes the party's timeline.</summary>
internal abstract class CaseCommand : IScenarioCommand
{
    public abstract string Name { get; }

    public string? Subject => "case";

    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? number = context.KeyOf("case");
        Case? item = await context.Db.CrmSet<Case>().FirstOrDefaultAsync(c => c.Number == number, cancellationToken);
        if (item is null) return Result.NotFound($"case {number}");
        Result done = await WorkAsync(context, item, cancellationToken);
        context.Report("state", item.State);
        if (done.IsSuccess) context.TouchTimeline(item.PartyKey);
        return done;
    }

    protected abstract Task<Result> WorkAsync(StepContext context, Case item, CancellationToken cancellationToken);

    protected static SlaStatus? StatusOf(CaseSla sla, SlaMetric metric) => sla.Latest(metric)?.Status;

    protected static string Verdict(SlaStatus status) => status.Outcome.ToString();
}
