using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Money arrives and is used for an invoice.</summary>
public sealed class ApplyReceiptCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "ApplyReceipt";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["invoice", "amount", "receipt"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? key = context.KeyOf("invoice");
        Result<Invoice> found = await context.OneAsync<Invoice>("invoice", key, i => i.Number == key, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Invoice invoice = found.Value;
        Money amount = context.Params.Money("amount", invoice.Currency);
        string number = context.Params.TextOrNull("receipt")
            ?? $"{invoice.Number}/{await context.Db.CrmSet<Receipt>().CountAsync(cancellationToken) + 1}";
        Result<Receipt> receipt = Receipt.Take(new ReceiptId(context.NewId()), number, invoice.BillToKey, amount, context.Actor.Id, context.At);
        if (!receipt.IsSuccess) return receipt.ToResult();
        context.Db.CrmSet<Receipt>().Add(receipt.Value);
        // What was paid too much stays on the receipt as unapplied credit.
        Money used = amount < invoice.Outstanding ? amount : invoice.Outstanding;
        Result applied = receipt.Value.ApplyTo(invoice, used, context.Actor.Id, context.At);
        context.Report("outstanding", invoice.Outstanding);
        context.Report("unapplied", receipt.Value.Unapplied);
        context.Report("invoice", invoice.State == InvoiceState.Posted && invoice.Paid.Amount > 0m ? $"{invoice.State} (partially paid)" : invoice.State);
        if (applied.IsSuccess) context.TouchTimeline(invoice.BillToKey);
        return applied;
    }
}
