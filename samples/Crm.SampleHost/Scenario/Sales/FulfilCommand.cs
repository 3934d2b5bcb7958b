using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Delivers goods of an order from the depot, with serial numbers and batch; each piece becomes an asset of the customer.</summary>
public sealed class FulfilCommand : IScenarioCommand
{
    private const string Depot = "depot";

    /// <inheritdoc/>
    public string Name => "Fulfil";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["order", "sku", "qty", "available", "serials", "serials/prefix", "serials/from", "serials/to", "batch"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        Result<Order> found = await context.OrderAsync(cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Order order = found.Value;
        string? sku = p.TextOrNull("sku");
        string? batch = p.TextOrNull("batch");
        OrderLine? line = sku is null ? order.Lines.FirstOrDefault(static l => l.Backorder > 0m) : order.LineOf(sku);
        if (line is null) return Result.NotFound($"Order {order.Number} has no line of {sku ?? "goods to deliver"}.");
        Result<IReadOnlyList<string>> serials = p.NestedOrNull("serials") is { } range
            ? SerialRange.Parse(range.TextOrNull("prefix") ?? "", range.Text("from"), range.Text("to")).Map(static r => r.ToList())
            : Result.Success<IReadOnlyList<string>>([]);
        if (!serials.IsSuccess) return serials.ToResult();

        StockLedger stock = await StockAsync(context, cancellationToken);
        // The step may say what the depot has by now: the difference came in unseen.
        if (p.NumberOrNull("available") is decimal available && available > stock.OnHand(line.Sku))
        {
            Result received = stock.Receive(line.Sku, available - stock.OnHand(line.Sku), batch, "counted", context.Actor.Id, context.At);
            if (!received.IsSuccess) return received;
        }

        decimal quantity = Math.Min(p.Number("qty"), Math.Max(stock.OnHand(line.Sku), 1m));
        Result<Delivery> delivered = OrderFulfilment.Deliver(
            order, stock, new DeliveryId(context.NewId()), new DeliveryRequest(line.Number, quantity, serials.Value, batch), context.Setup.Zone, context.Actor.Id, context.At);
        context.Report("fulfilment", order.Fulfilment);
        context.Report("backorder", SalesRecords.Plain(line.Backorder));
        if (!delivered.IsSuccess) return delivered.ToResult();
        context.Db.CrmSet<Delivery>().Add(delivered.Value);
        context.Db.CrmSet<InstalledAsset>().AddRange(InstalledAsset.Of(delivered.Value, () => new InstalledAssetId(context.NewId())));
        if (delivered.Value.WarrantyUntil is NodaTime.LocalDate until) context.Report("warrantyUntil", until);
        context.TouchTimeline(order.PartyKey);
        return Result.Success();
    }

    private static async Task<StockLedger> StockAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await context.Db.CrmSet<StockLedger>().FirstOrDefaultAsync(static s => s.PlaceKey == Depot, cancellationToken) is StockLedger known) return known;
        StockLedger opened = new(new StockLedgerId(context.NewId()), Depot);
        context.Db.CrmSet<StockLedger>().Add(opened);
        return opened;
    }
}
