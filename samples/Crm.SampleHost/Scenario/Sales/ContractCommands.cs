using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Drafts a contract, has it approved and notes the signature.</summary>
public sealed class SignContractCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "SignContract";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["contract", "start", "termMonths", "autoRenewMonths", "party", "submitter", "approver", "signedBy", "signedOn", "zone"];

    /// <inheritdoc/>
    public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        int? renewal = p.WholeOrNull("autoRenewMonths");
        Result<Contract> drafted = Contract.Draft(
            new(new(context.NewId()), p.Text("contract"), p.Text("party"), p.DateOrNull("start"), p.Whole("termMonths"), p.ZoneOr("zone", context.Setup.Zone))
            {
                AutoRenew = renewal is not null,
                AutoRenewMonths = renewal,
            }, context.Actor.Id, context.At);
        if (!drafted.IsSuccess) return Task.FromResult(drafted.ToResult());
        Contract contract = drafted.Value;
        Result result = contract.Submit(p.TextOrNull("submitter") ?? context.Actor.Id, context.At);
        if (result.IsSuccess) result = contract.Approve(p.TextOrNull("approver") ?? "", context.At);
        if (result.IsSuccess) result = contract.Sign(p.TextOrNull("signedBy"), p.DateOrNull("signedOn"), context.Actor.Id, context.At);
        context.Report("state", contract.State);
        if (!result.IsSuccess) return Task.FromResult(result);
        context.Db.CrmSet<Contract>().Add(contract);
        context.SpeakOf("contract", contract.Number);
        context.Report("end", contract.EndDate);
        context.TouchTimeline(contract.PartyKey);
        return Task.FromResult(result);
    }
}

/// <summary>The clock starts the signed contracts whose first day has come, and catches up what it owes them after a downtime.</summary>
public sealed class StartContractsCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "StartContracts";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        _ = context.Params.DateOrNull("asOf"); // The local day in words; what counts is the instant in the zone of each contract.
        List<Contract> signed = await context.Db.CrmSet<Contract>().Where(static c => c.State == ContractState.Signed).ToListAsync(cancellationToken);
        foreach (ContractFiring firing in ContractClock.RunDue(signed, context.Actor.Id, context.At))
        {
            Contract contract = signed.Single(c => c.Number == firing.ContractNumber);
            context.Report(contract.Number, contract.State);
            context.Report("firedAt", firing.FiredAt);
            context.TouchTimeline(contract.PartyKey);
        }

        return Result.Success();
    }
}
