using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Erases a person or a lead: everything personal goes, documents that the law wants kept stay without a person in them.</summary>
public sealed class EraseDataSubjectCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "EraseDataSubject";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string subject = context.Params.Text("subject");
        Result erased = await context.Db.LeadAsync(subject, cancellationToken) is { IsSuccess: true } lead
            ? Erase(context, lead.Value)
            : await ErasePartyAsync(context, subject, cancellationToken);
        if (!erased.IsSuccess) return erased;
        if (await context.Db.LedgerOrNullAsync(subject, cancellationToken) is ConsentLedger said) said.Erase(context.Actor.Text, context.At);
        context.Db.CrmSet<CampaignTouch>().RemoveRange(
            await context.Db.CrmSet<CampaignTouch>().Where(t => t.SubjectKey == subject).ToListAsync(cancellationToken));
        return erased;
    }

    private static Result Erase(StepContext context, Lead lead)
    {
        context.Report("mode", lead.Erase(context.Actor.Text, context.At));
        bool nothing = lead.PersonName is null && lead.OrganisationName is null && lead.ContactPoints.Count == 0 && lead.Engagements.Count == 0;
        context.Report("remaining", nothing ? "tombstone id only" : "personal data");
        return Result.Success();
    }

    private static async Task<Result> ErasePartyAsync(StepContext context, string subject, CancellationToken cancellationToken)
    {
        Result<Party> found = await context.Db.PartyAsync(subject, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        List<string> orders = await context.Db.CrmSet<Order>().Where(o => o.PartyKey == subject).OrderBy(static o => o.Number)
            .Select(static o => o.Number).ToListAsync(cancellationToken);
        context.Report("mode", found.Value.Erase(orders.Count > 0, context.Actor.Text, context.At));
        context.Report("kept", orders.Select(static order => $"{order} amounts (documents that must be kept)"));
        context.Report("emailKeyReusable", found.Value.ContactPoints.All(static c => c.Kind != ContactPointKind.Email));
        // Custom fields, notes and an audit of old and new values do not exist here yet, so nothing can be said about them.
        context.NotBuilt("key cleared (custom fields, notes and audit are not built)");
        return Result.Success();
    }
}
