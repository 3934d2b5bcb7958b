using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Ends the quotes whose last valid day is over; it may come late.</summary>
public sealed class ExpireQuotesCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "ExpireQuotes";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        EfQuoteStore store = new(context.Db);
        Instant asOf = context.Params.DateOrNull("asOf") is LocalDate day ? context.Setup.Zone.AtStartOfDay(day).ToInstant() : context.At;
        List<string> expired = [];
        foreach (Quote quote in await store.DueToExpireAsync(asOf, cancellationToken))
        {
            long version = quote.Version;
            Result ended = quote.Expire(context.Actor.Id, context.At);
            if (ended.IsSuccess) ended = await store.UpdateAsync(quote, version, cancellationToken);
            if (!ended.IsSuccess) return ended;
            expired.Add($"{QuoteRecords.NameOf(quote)} (validUntil {LocalDatePattern.Iso.Format(quote.ValidUntil!.Value)})");
            if (quote.CustomerKey is string customer) context.TouchTimeline(customer);
        }

        context.Report("expired", expired);
        return Result.Success();
    }
}
