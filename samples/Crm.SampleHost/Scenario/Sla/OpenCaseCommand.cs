using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.Sla;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sla;

/// <summary>Opens a case: what is promised, what is known about it, and whether the thing is under warranty.</summary>
internal sealed class OpenCaseCommand : IScenarioCommand
{
    public string Name => "OpenCase";

    public IReadOnlyList<string> Reads => ["case", "party", "asset", "entitlement", "priority", "subject"];

    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string number = context.Params.Text("case"), subject = context.Params.Text("subject");
        string? serial = context.Params.TextOrNull("asset"), entitlement = context.Params.TextOrNull("entitlement");
        CasePriority priority = context.Params.TextOrNull("priority") is not { } named ? CasePriority.Normal
            : Enum.TryParse(named, out CasePriority known) && Enum.IsDefined(known) ? known
            : throw new ParameterException($"priority is {named}, which is not one of {string.Join(", ", Enum.GetNames<CasePriority>())}.");
        Result<Case> opened = Case.Open(
            new CaseOpening(new CaseId(context.NewId()), number, context.Params.Text("party"), subject, priority) { AssetKey = serial, EntitlementKey = entitlement },
            context.Actor.Id, context.At);
        if (!opened.TryGetValue(out Case? item)) return opened.ToResult();
        context.Db.CrmSet<Case>().Add(item);
        context.SpeakOf("case", number);

        CaseSla sla = ServiceDesk.Of(context).Look(item, context.At);
        context.Report("state", item.State);
        context.Report("firstResponseDue", sla.Latest(SlaMetric.FirstReplyTime)?.Status.DueAt);
        context.Report("resolutionDue", sla.Latest(SlaMetric.AgentWorkTime)?.Status.DueAt);

        InstalledAsset? asset = serial is null ? null
            : await context.Db.CrmSet<InstalledAsset>().AsNoTracking().FirstOrDefaultAsync(a => a.Serial == serial, cancellationToken);
        if (asset is null && serial is not null && context.World.HasUnplayedSteps)
        {
            // The thing may have been delivered by a step that was not played.
            context.NotBuilt("key warranty (steps before it are not built yet)");
            context.NotBuilt("key suggestedArticles (steps before it are not built yet)");
            context.TouchTimeline(item.PartyKey);
            return Result.Success();
        }

        context.Report("warranty", asset is null ? "none known" : asset.WarrantyOn(context.Today).ToString());
        List<KnowledgeArticle> articles = await context.Db.CrmSet<KnowledgeArticle>().AsNoTracking().ToListAsync(cancellationToken);
        context.Report("suggestedArticles", KnowledgeSuggestions.For(articles, subject, asset?.Sku).Select(static a => a.Number));
        context.TouchTimeline(item.PartyKey);
        return Result.Success();
    }
}
