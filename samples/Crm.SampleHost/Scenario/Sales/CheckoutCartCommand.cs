using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>A customer of the shop orders what is in the cart and pays at once.</summary>
public sealed class CheckoutCartCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "CheckoutCart";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        string number = p.Text("order");
        string party = p.TextOrNull("party") ?? context.Actor.Id;
        string? payment = p.TextOrNull("payment");
        Currency currency = p.CurrencyOr("currency", context.Setup.BaseCurrency);
        OrderRequest request = OrderRequests.Of(p.NestedList("lines"), party, currency, context.Setup);
        Result<Order> placed = await new OrderPlacement(context.Store<IOrderStore>()).PlaceAsync(
            request, p.TextOrNull("idempotencyKey") ?? number, new OrderId(context.NewId()), number, context.Actor.Id, context.At, cancellationToken);
        if (!placed.IsSuccess) return placed.ToResult();
        Order order = placed.Value;
        context.SpeakOf("order", order.Number);
        (_, CreditDecision credit) = await context.CheckCreditAsync(order, cancellationToken);
        Result confirmed = order.Confirm(credit, null, context.Actor.Id, context.At);
        context.Report("order", order.State);
        if (!confirmed.IsSuccess) return confirmed;
        context.Report("net", order.Amount.Net);
        context.Report("tax", order.Amount.Tax);
        context.Report("total", order.Amount.Total);
        Result<Invoice?> paid = payment is null ? Result.Success<Invoice?>(null) : await PayAsync(context, order, payment, cancellationToken);
        if (!paid.IsSuccess) return paid.ToResult();
        context.Report("payment", OrderPayments.Of(order, paid.Value is Invoice invoice ? [invoice] : [], context.Today));
        string[] offers = [.. context.Setup.Recommendations.Where(r => order.Lines.Any(line => line.Sku == r.Holds))
            .Select(static r => $"{r.Offer} (customers who hold {r.Holds})")];
        if (offers.Length > 0) context.Report("recommendation", string.Join(", ", offers));
        context.TouchTimeline(party);
        return Result.Success();
    }

    private static async Task<Result<Invoice?>> PayAsync(StepContext context, Order order, string payment, CancellationToken cancellationToken)
    {
        Result<Invoice> billed = await Billing.PostAsync(
            context, order, order.Number + "/1", [.. order.Lines.Select(static line => new OrderPortion(line.Number, line.Quantity))], PaymentTerms.Net(0), cancellationToken);
        if (!billed.IsSuccess) return billed.ToResult();
        Invoice invoice = billed.Value;
        Result<Receipt> receipt = Receipt.Take(new ReceiptId(context.NewId()), $"{order.Number}/{payment}", order.PartyKey, invoice.Outstanding, context.Actor.Id, context.At);
        if (!receipt.IsSuccess) return receipt.ToResult();
        context.Db.CrmSet<Receipt>().Add(receipt.Value);
        Result applied = receipt.Value.ApplyTo(invoice, invoice.Outstanding, context.Actor.Id, context.At);
        return applied.IsSuccess ? Result.Success<Invoice?>(invoice) : applied;
    }
}
