using System.Globalization;
using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Supersedes a version of a quote by the next one, with changed discounts or quantities.</summary>
public sealed class ReviseQuoteCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "Revise";

    /// <inheritdoc/>
    public string? Subject => "quote";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["from", "quote", "validUntil", "changes"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string name = context.Params.Text("quote");
        Result<Quote> found = await QuoteRecords.FindAsync(context, context.Params.TextOrNull("from") ?? QuoteRecords.Parse(name).Number, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Quote old = found.Value;
        long version = old.Version;
        QuoteRequest request = Change(old.Request, context.Params.NestedMap("changes"));
        PricingContext pricing = new(context.At, old.Prices.Currency);
        Result<ApprovalPreview> priced = QuotePricing.Price(context, request, pricing);
        if (!priced.IsSuccess) return priced.ToResult();
        Result<Quote> revised = old.Revise(
            new QuoteRevision(new QuoteId(context.NewId()), request, pricing, priced.Value.Prices, context.Params.DateOrNull("validUntil")), context.Actor.Id, context.At);
        if (!revised.IsSuccess) return revised.ToResult();
        Quote next = revised.Value;
        Result stored = await new EfQuoteStore(context.Db).ReviseAsync(old, version, next, cancellationToken);
        if (!stored.IsSuccess) return stored;
        QuoteRecords.ReportTotals(context, next, priced.Value.Approval.Required.Count > 0);
        foreach (Quote quote in new[] { old, next })
            context.Report(string.Create(CultureInfo.InvariantCulture, $"v{quote.Revision}"), quote.State);
        context.Report("version", next.Revision);
        context.Report("state", next.State);
        context.SpeakOf("quote", name);
        if (next.CustomerKey is string customer) context.TouchTimeline(customer);
        return Result.Success();
    }

    private static QuoteRequest Change(QuoteRequest request, IReadOnlyList<KeyValuePair<string, Parameters>> changes)
    {
        List<QuoteLineRequest> lines = [.. request.Lines];
        foreach ((string sku, Parameters change) in changes)
        {
            int at = lines.FindIndex(line => line.Product == sku);
            if (at < 0) throw new ParameterException($"changes/{sku} is no product of the quote.");
            lines[at] = lines[at] with
            {
                Quantity = change.NumberOrNull("qty") ?? lines[at].Quantity,
                Price = change.NumberOrNull("unit") is decimal unit ? new PerUnitPrice(unit) : lines[at].Price,
                Discounts = change.NumberOrNull("discountPct") is decimal percent ? QuotePricing.DiscountOf(percent) : lines[at].Discounts,
            };
        }

        return request with { Lines = lines };
    }
}
