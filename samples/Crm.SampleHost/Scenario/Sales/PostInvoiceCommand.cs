using Crm.Domain;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Bills the lines that the step names: those of <c>coversLines</c>, else what it delivers, else everything that is left.</summary>
public sealed class PostInvoiceCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "PostInvoice";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["invoice", "order", "terms", "covers", "coversLines", "sku", "qty"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        _ = p.Texts("covers"); // The lines in the words of people; coversLines says the same in data.
        Result<Order> found = await context.OrderAsync(cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Order order = found.Value;
        Result<PaymentTerms> terms = PaymentTerms.Parse(p.Text("terms"));
        if (!terms.IsSuccess) return terms.ToResult();
        Result<IReadOnlyList<OrderPortion>> portions = Portions(p, order);
        if (!portions.IsSuccess) return portions.ToResult();
        Result<Invoice> posted = await Billing.PostAsync(context, order, p.Text("invoice"), portions.Value, terms.Value, cancellationToken);
        if (!posted.IsSuccess) return posted.ToResult();
        Invoice invoice = posted.Value;
        context.SpeakOf("invoice", invoice.Number!);
        context.Report("net", invoice.Amount.Net);
        context.Report("tax", invoice.Amount.Tax);
        context.Report("total", invoice.Amount.Total);
        context.Report("due", invoice.DueDate);
        context.Report("orderBilling", order.Billing);
        context.TouchTimeline(order.PartyKey);
        return Result.Success();
    }

    private static Result<IReadOnlyList<OrderPortion>> Portions(Parameters p, Order order)
    {
        List<(string Sku, decimal Quantity)> wanted = [.. p.NestedList("coversLines").Select(static line => (line.Text("sku"), line.Number("qty")))];
        if (wanted.Count == 0 && p.TextOrNull("sku") is string sku && p.NumberOrNull("qty") is decimal quantity) wanted.Add((sku, quantity));
        if (wanted.Count == 0) return Result.Success<IReadOnlyList<OrderPortion>>([.. order.Lines.Where(static l => l.ToBill > 0m).Select(static l => new OrderPortion(l.Number, l.ToBill))]);
        List<OrderPortion> portions = [];
        foreach ((string product, decimal amount) in wanted)
        {
            if (order.LineOf(product) is not OrderLine line) return Result.NotFound($"Order {order.Number} has no line of {product}.");
            portions.Add(new OrderPortion(line.Number, amount));
        }

        return portions;
    }
}
