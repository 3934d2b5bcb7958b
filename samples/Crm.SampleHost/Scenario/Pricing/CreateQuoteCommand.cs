using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Writes a quote; what needs no approval is approved at once.</summary>
public sealed class CreateQuoteCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "CreateQuote";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string name = context.Params.Text("quote");
        string? opportunity = context.KeyOf("opportunity");
        QuoteRequest request = QuotePricing.ReadLines(context.Params.NestedList("lines"));
        PricingContext pricing = new(context.At, context.Params.CurrencyOr("currency", context.Setup.BaseCurrency).Code);
        Result<ApprovalPreview> priced = QuotePricing.Price(context, request, pricing);
        if (!priced.IsSuccess) return priced.ToResult();
        Result<Quote> created = Quote.Create(
            new QuoteOpening(new QuoteId(context.NewId()), QuoteRecords.Parse(name).Number, request, pricing, priced.Value.Prices,
                context.Params.ZoneOr("zone", context.Setup.Zone))
            {
                ValidUntil = context.Params.DateOrNull("validUntil"),
                OpportunityKey = opportunity,
                CustomerKey = opportunity is null ? null : await QuoteRecords.CustomerOfAsync(context, opportunity, cancellationToken),
            }, context.Actor.Id, context.At);
        if (!created.IsSuccess) return created.ToResult();
        Quote quote = created.Value;
        bool approvalRequired = priced.Value.Approval.Required.Count > 0;
        if (!approvalRequired)
        {
            Result approved = quote.Submit(QuotePricing.Approvals(context), context.Actor.Id, context.At);
            if (!approved.IsSuccess) return approved;
        }

        Result stored = await new EfQuoteStore(context.Db).AddAsync(quote, cancellationToken);
        if (!stored.IsSuccess) return stored;
        QuoteRecords.ReportTotals(context, quote, approvalRequired);
        context.Report("state", quote.State);
        context.SpeakOf("quote", name);
        if (quote.CustomerKey is string customer) context.TouchTimeline(customer);
        return Result.Success();
    }
}
