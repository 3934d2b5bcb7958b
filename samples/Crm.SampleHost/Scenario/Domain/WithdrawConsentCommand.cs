using Crm.Domain;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Somebody says no from now on: the actor, unless a subject is named.</summary>
public sealed class WithdrawConsentCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "WithdrawConsent";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string subject = context.Params.TextOrNull("subject") ?? context.Actor.Id;
        ConsentLedger ledger = await context.LedgerAsync(subject, cancellationToken);
        Result withdrawn = ledger.Withdraw(
            new(context.Params.TextOrNull("purpose"), context.Params.TextOrNull("channel")), "preference page", context.Actor.Text, context.At);
        if (!withdrawn.IsSuccess) return withdrawn;
        context.Report("effective", ledger.Records[^1].ValidFrom);
        context.TouchTimeline(subject);
        return withdrawn;
    }
}
