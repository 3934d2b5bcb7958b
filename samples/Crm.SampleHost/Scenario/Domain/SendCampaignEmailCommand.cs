using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Writes to recipients, as far as each has agreed at this moment.</summary>
public sealed class SendCampaignEmailCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "SendCampaignEmail";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["recipients", "consentDefault"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Result<Campaign> campaign = await context.Db.CampaignAsync(context.Params.Text("campaign"), cancellationToken);
        if (!campaign.IsSuccess) return campaign.ToResult();
        IReadOnlyList<string> recipients = context.Params.Texts("recipients");
        bool allow = context.Params.TextOrNull("consentDefault") switch
        {
            null => false,
            string text when text.StartsWith("deny", StringComparison.Ordinal) => false,
            string text when text.StartsWith("allow", StringComparison.Ordinal) => true,
            string text => throw new ParameterException($"consentDefault '{text}' begins neither with deny nor with allow."),
        };
        ConsentPolicy policy = allow ? new ConsentPolicy { AllowedWithoutRecord = [campaign.Value.Purpose ?? ""] } : ConsentPolicy.Strict;
        Dictionary<string, ConsentLedger> ledgers = await context.Db.CrmSet<ConsentLedger>()
            .Where(l => recipients.Contains(l.SubjectKey)).ToDictionaryAsync(static l => l.SubjectKey, cancellationToken);
        Result<CampaignSending> sending = campaign.Value.Send("Email", recipients,
            (recipient, question) => ledgers.GetValueOrDefault(recipient, new ConsentLedger(default, recipient)).Evaluate(question, policy),
            context.Actor.Text, context.At);
        if (!sending.IsSuccess) return sending.ToResult();
        context.Report("sent", sending.Value.Sent);
        context.Report("suppressed", sending.Value.Suppressed.ToDictionary(static s => s.Recipient, static s => s.Decision.Reason.ToString()));
        foreach (string recipient in sending.Value.Sent) context.TouchTimeline(recipient);
        return Result.Success();
    }
}
