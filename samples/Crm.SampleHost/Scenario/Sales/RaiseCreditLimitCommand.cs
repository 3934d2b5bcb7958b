using Crm.Domain;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Raises the credit limit of a party, or of who pays the order that the scenario spoke of last.</summary>
public sealed class RaiseCreditLimitCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "RaiseCreditLimit";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["party", "to", "reason"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? party = context.Params.TextOrNull("party");
        if (party is null)
        {
            Result<Order> order = await context.OrderAsync(cancellationToken);
            if (!order.IsSuccess) return order.ToResult();
            party = order.Value.BillToKey ?? order.Value.PartyKey;
        }

        CreditAccount account = await context.CreditAccountAsync(party, cancellationToken);
        Result raised = account.RaiseLimit(
            context.Params.Money("to", context.Setup.BaseCurrency), context.Params.TextOrNull("reason") ?? "decided by " + context.Actor.Id, context.Actor.Id, context.At);
        if (!raised.IsSuccess) return raised;
        CreditLimitChange change = account.Changes[^1];
        context.Report("audit", $"old {Outcome.Of(change.Old)} new {Outcome.Of(change.New)}");
        context.TouchTimeline(party);
        return raised;
    }
}
