using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>A command that changes one order.</summary>
public abstract class OrderCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual string? Subject => "order";

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Reads => ["order", "reason"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Result<Order> found = await context.OrderAsync(cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Result changed = await ChangeAsync(found.Value, context, cancellationToken);
        context.Report("order", found.Value.State);
        if (changed.IsSuccess) context.TouchTimeline(found.Value.PartyKey);
        return changed;
    }

    /// <summary>Changes it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="context">Who, when, and the parameters.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    protected abstract Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken);
}

/// <summary>Confirms an order if the credit limit of who pays allows it.</summary>
public sealed class ConfirmCommand : OrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Confirm";

    /// <inheritdoc/>
    public override string? Subject => null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["order", "exposure", "overrideBy", "overrideReason"];

    /// <inheritdoc/>
    protected override async Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken)
    {
        (CreditAccount account, CreditDecision decision) = await context.CheckCreditAsync(order, cancellationToken);
        context.Report("exposureAfter", decision.Exposure);
        Result confirmed = order.Confirm(decision, CreditChecks.OverrideOf(context), context.Actor.Id, context.At);
        if (!confirmed.IsSuccess) return confirmed;
        CreditChecks.Report(context, account, decision);
        if (order.OpportunityKey is string key
            && await context.Db.CrmSet<Opportunity>().FirstOrDefaultAsync(o => o.Number == key, cancellationToken) is Opportunity deal)
            context.Report("opportunity", $"{deal.Number} {deal.State}");
        return confirmed;
    }
}

/// <summary>Lets a held order go on.</summary>
public sealed class ReleaseOrderCommand : OrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Release";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["order", "exposure", "overrideBy", "overrideReason"];

    /// <inheritdoc/>
    protected override async Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken)
    {
        (CreditAccount account, CreditDecision decision) = await context.CheckCreditAsync(order, cancellationToken);
        context.Report("exposureAfter", decision.Exposure);
        Result released = order.Release(decision, CreditChecks.OverrideOf(context), context.Actor.Id, context.At);
        if (released.IsSuccess) CreditChecks.Report(context, account, decision);
        return released;
    }
}

/// <summary>Stops a confirmed order for a while.</summary>
public sealed class HoldOrderCommand : OrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Hold";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.Hold(context.Params.TextOrNull("reason"), context.Actor.Id, context.At));
}

/// <summary>Gives an order up.</summary>
public sealed class CancelOrderCommand : OrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Cancel";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.Cancel(context.Params.TextOrNull("reason"), context.Actor.Id, context.At));
}

/// <summary>Takes a confirmed order back to a draft.</summary>
public sealed class AmendOrderCommand : OrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Amend";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.Amend(context.Actor.Id, context.At));
}

/// <summary>Says that an order is done.</summary>
public sealed class CompleteOrderCommand : OrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Complete";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.Complete(context.Actor.Id, context.At));
}

/// <summary>Ends an order of which only a part was delivered.</summary>
public sealed class ShortCloseOrderCommand : OrderCommand
{
    /// <inheritdoc/>
    public override string Name => "ShortClose";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(Order order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.ShortClose(context.Params.TextOrNull("reason"), context.Actor.Id, context.At));
}
