using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;
using Crm.SampleHost.Scenario.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Orders what an accepted quote offers, once for a key, and wins the deal.</summary>
public sealed class PlaceOrderCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "PlaceOrder";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["quote", "order", "idempotencyKey", "creditLimit"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Result<Quote> found = await QuoteRecords.FindAsync(context, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Quote quote = found.Value;
        long version = quote.Version;
        string? named = context.Params.TextOrNull("order");
        string number = named ?? SalesRecords.NextNumber(context.KeyOf("order"), "SO-1");
        string key = context.Params.TextOrNull("idempotencyKey") ?? QuoteRecords.NameOf(quote);
        Result<string> taken = quote.PlaceOrder(number, key, context.Actor.Id, context.At);
        context.Report("quote", quote.State);
        if (!taken.IsSuccess) return taken.ToResult();
        Result<AcceptedQuote> accepted = quote.HandOver();
        if (!accepted.IsSuccess) return accepted.ToResult();
        if (quote.CustomerKey is not string party) return Result.Error($"The quote {quote.Number} does not say whose it is.");
        // The store of orders saves the unit of work: the quote goes first, against the version that was read.
        Result stored = await new EfQuoteStore(context.Db).UpdateAsync(quote, version, cancellationToken);
        if (!stored.IsSuccess) return stored;

        OrderPlacement placement = new(context.Store<IOrderStore>());
        OrderRequest request = OrderRequests.Of(accepted.Value, QuoteRecords.NameOf(quote), party, context.Setup);
        Result<Order> placed = await placement.PlaceAsync(request, key, new OrderId(context.NewId()), taken.Value, context.Actor.Id, context.At, cancellationToken);
        if (!placed.IsSuccess) return placed.ToResult();
        Order order = placed.Value;
        context.SpeakOf("order", order.Number);
        context.Report("order", named is null ? order.Number : order.State);
        Result<Order> again = await placement.PlaceAsync(request, key, new OrderId(context.NewId()), number, context.Actor.Id, context.At, cancellationToken);
        if (!again.IsSuccess) return again.ToResult();
        context.Report("repeatWithSameKey", again.Value.Number);

        Result credit = await NoteCreditLimitAsync(context, party, cancellationToken);
        if (!credit.IsSuccess) return credit;
        Result won = await WinAsync(context, order, cancellationToken);
        if (!won.IsSuccess) return won;
        context.TouchTimeline(party);
        return won;
    }

    /// <summary>The step may say which limit the customer has by now.</summary>
    private static async Task<Result> NoteCreditLimitAsync(StepContext context, string party, CancellationToken cancellationToken)
    {
        if (context.Params.NumberOrNull("creditLimit") is not decimal limit) return Result.Success();
        CreditAccount account = await context.CreditAccountAsync(party, cancellationToken);
        return account.ChangeLimit(new Money(limit, context.Setup.BaseCurrency), "as stated with the order", context.Actor.Id, context.At);
    }

    private static async Task<Result> WinAsync(StepContext context, Order order, CancellationToken cancellationToken)
    {
        if (order.OpportunityKey is not string key) return Result.Success();
        Opportunity? deal = await context.Db.CrmSet<Opportunity>().FirstOrDefaultAsync(o => o.Number == key, cancellationToken);
        if (deal is null || deal.State == OpportunityState.Won) return Result.Success();
        Result won = deal.Win(context.Actor.Id, context.At, order.Amount.Net, context.RateFor(order.Currency));
        context.Report("opportunity", deal.State);
        return won;
    }
}
