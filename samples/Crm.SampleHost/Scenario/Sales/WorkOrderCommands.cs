using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Opens a work order for a case.</summary>
public sealed class CreateWorkOrderCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "CreateWorkOrder";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? key = context.KeyOf("case");
        Result<Case> found = await context.OneAsync<Case>("case", key, c => c.Number == key, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        string number = context.Params.Text("workOrder");
        Result<WorkOrder> created = WorkOrder.Create(
            new(context.NewId()), number, found.Value.PartyKey, found.Value.Number, found.Value.AssetKey, context.Actor.Id, context.At);
        if (!created.IsSuccess) return created.ToResult();
        context.Db.CrmSet<WorkOrder>().Add(created.Value);
        context.SpeakOf("workOrder", number);
        context.Report("state", created.Value.State);
        context.TouchTimeline(created.Value.PartyKey);
        return Result.Success();
    }
}

/// <summary>A command that changes one work order.</summary>
public abstract class WorkOrderCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public string? Subject => "workOrder";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? key = context.KeyOf("workOrder");
        Result<WorkOrder> found = await context.OneAsync<WorkOrder>("workOrder", key, w => w.Number == key, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Result changed = await ChangeAsync(found.Value, context, cancellationToken);
        context.Report("workOrder", found.Value.State);
        if (changed.IsSuccess) context.TouchTimeline(found.Value.PartyKey);
        return changed;
    }

    /// <summary>Changes it.</summary>
    /// <param name="order">The work order.</param>
    /// <param name="context">Who, when, and the parameters.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    protected abstract Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken);

    /// <summary>The stock of a technician's van, opened if it is not known.</summary>
    private protected static async Task<StockLedger> VanAsync(StepContext context, string technician, CancellationToken cancellationToken)
    {
        string place = "van of " + technician;
        if (await context.Db.CrmSet<StockLedger>().FirstOrDefaultAsync(s => s.PlaceKey == place, cancellationToken) is StockLedger known) return known;
        StockLedger opened = new(new(context.NewId()), place);
        context.Db.CrmSet<StockLedger>().Add(opened);
        return opened;
    }

    /// <summary>Whether the warranty covers the thing of a work order on the day of the step.</summary>
    private protected static async Task<WarrantyAnswer> WarrantyAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken) =>
        await context.Db.CrmSet<InstalledAsset>().FirstOrDefaultAsync(a => a.Serial == order.AssetKey, cancellationToken) is InstalledAsset asset
            ? asset.WarrantyOn(context.Today)
            : default;
}

/// <summary>Sends the technician who fits among the candidates.</summary>
public sealed class ScheduleCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Schedule";

    /// <inheritdoc/>
    protected override async Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        Parameters? skill = p.NestedOrNull("skill"), part = p.NestedOrNull("part");
        DispatchNeed need = new(
            skill?.Text("name"), skill?.WholeOrNull("minLevel") ?? 0, p.TextOrNull("territory"), part?.Text("sku"), part?.NumberOrNull("qty") ?? 0m);
        Parameters window = p.Nested("window");
        NodaTime.Instant from = context.Setup.Zone.AtLeniently(window.LocalTime("from")).ToInstant();
        NodaTime.Instant to = context.Setup.Zone.AtLeniently(window.LocalTime("to")).ToInstant();
        List<Technician> technicians = [];
        foreach (Parameters candidate in p.NestedList("candidates"))
        {
            Dictionary<string, decimal> parts = candidate.NestedList("van").ToDictionary(static v => v.Text("sku"), static v => v.Number("qty"), StringComparer.Ordinal);
            string key = candidate.Text("id");
            technicians.Add(new Technician(key, candidate.WholeOrNull("level") ?? 0, candidate.TextOrNull("territory") ?? "", candidate.Flag("free"), parts));
            StockLedger van = await VanAsync(context, key, cancellationToken);
            foreach ((string sku, decimal quantity) in parts.Where(item => item.Value > van.OnHand(item.Key)))
            {
                Result loaded = van.Receive(sku, quantity - van.OnHand(sku), null, "counted", context.Actor.Id, context.At);
                if (!loaded.IsSuccess) return loaded;
            }
        }

        DispatchDecision decision = Dispatch.Choose(need, technicians);
        context.Report("assigned", decision.Assigned?.Key);
        context.Report("rejected", decision.Rejected.ToDictionary());
        Result booked = order.Book(decision, from, to, context.Actor.Id, context.At);
        context.Report("state", order.State);
        return booked;
    }
}

/// <summary>The technician sets out.</summary>
public sealed class TravelCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Travel";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.Travel(context.Actor.Id, context.At));
}

/// <summary>The technician begins.</summary>
public sealed class StartWorkCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Start";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.Start(context.Actor.Id, context.At));
}

/// <summary>The technician scans a thing. What was done offline arrives later, in the order in which it was done.</summary>
public sealed class ScanBarcodeCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "ScanBarcode";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken)
    {
        context.Report("scan", context.Params.Text("scan") == order.AssetKey ? "matches asset" : "other asset");
        if (context.Params.InstantOrNull("syncAt") is NodaTime.Instant arrived)
        {
            context.Report("syncedAt", arrived);
            context.NotBuilt("key conflicts (offline changes are not merged yet)");
        }

        return Task.FromResult(Result.Success());
    }
}

/// <summary>The technician takes a part from the van.</summary>
public sealed class UsePartCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "UsePart";

    /// <inheritdoc/>
    protected override async Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken)
    {
        Parameters part = context.Params.Nested("part");
        string sku = part.Text("sku");
        StockLedger van = await VanAsync(context, order.TechnicianKey ?? context.Actor.Id, cancellationToken);
        Result used = order.UsePart(van, sku, part.Number("qty"), context.Actor.Id, context.At);
        context.Report("vanStock", new Dictionary<string, string> { [sku] = SalesRecords.Plain(van.OnHand(sku)) });
        return used;
    }
}

/// <summary>The technician is done; under warranty nothing is charged.</summary>
public sealed class CompleteWorkCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "Complete";

    /// <inheritdoc/>
    protected override async Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken)
    {
        Result completed = order.Complete(context.Params.TextOrNull("resolution"), true, context.Actor.Id, context.At);
        if (!completed.IsSuccess) return completed;
        if ((await WarrantyAsync(order, context, cancellationToken)).IsCovered)
            context.Report("chargeable", $"{Outcome.Of(Money.Zero(context.Setup.BaseCurrency))} (warranty)");
        else context.NotBuilt("prices of work outside warranty");
        return completed;
    }
}

/// <summary>A supervisor closes the work order.</summary>
public sealed class PostWorkOrderCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "PostWorkOrder";

    /// <inheritdoc/>
    protected override Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(order.Post(context.Params.TextOrNull("approvedBy"), true, context.Actor.Id, context.At));
}

/// <summary>The thing of a work order is to come back; approved if the warranty covers it.</summary>
public sealed class CreateRmaCommand : WorkOrderCommand
{
    /// <inheritdoc/>
    public override string Name => "CreateRMA";

    /// <inheritdoc/>
    protected override async Task<Result> ChangeAsync(WorkOrder order, StepContext context, CancellationToken cancellationToken)
    {
        Result<ReturnAuthorization> requested = ReturnAuthorization.Request(
            new(context.NewId()), context.Params.Text("rma"), order.PartyKey, order.AssetKey ?? "", context.Actor.Id, context.At);
        if (!requested.IsSuccess) return requested.ToResult();
        WarrantyAnswer warranty = await WarrantyAsync(order, context, cancellationToken);
        Result approved = requested.Value.Approve(
            warranty, false, context.Params.TextOrNull("disposition"), context.Params.TextOrNull("approvedBy") ?? context.Actor.Id, context.At);
        context.Report("rma", requested.Value.State);
        if (approved.IsSuccess) context.Db.CrmSet<ReturnAuthorization>().Add(requested.Value);
        return approved;
    }
}
