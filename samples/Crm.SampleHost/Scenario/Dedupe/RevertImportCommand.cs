using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Dedupe;

/// <summary>Takes an import back: its leads that nobody has touched since are removed, the others stay.</summary>
public sealed class RevertImportCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "RevertImport";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string source = LeadImport.SourceOf(context.Params.Instant("importedAt"));
        List<Lead> leads = await context.Db.CrmSet<Lead>().Where(l => l.Source == source).OrderBy(static l => l.Number).ToListAsync(cancellationToken);
        if (leads.Count == 0) return Result.NotFound("There is no import of that instant.");
        Lead[] untouched = [.. leads.Where(LeadImport.IsRevertible)];
        context.Db.CrmSet<Lead>().RemoveRange(untouched);
        context.Report("reverted", untouched.Select(static l => l.Number));
        context.Report("kept", leads.Except(untouched).Select(static l => l.Number));
        return Result.Success();
    }
}
