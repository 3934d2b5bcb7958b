using System.Globalization;
using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.SampleHost.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Web;

/// <summary>The quotes as JSON, each line with its price waterfall. Amounts are texts: a JSON number would lose their cents.</summary>
internal sealed class QuoteEndpoints : IApiEndpoints
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/quotes", static async (SampleDbContext db, CancellationToken cancellationToken) =>
                (await Quotes(db).ToListAsync(cancellationToken)).Select(Dto).ToArray())
            .WithName("ListQuotes").WithTags("Quotes").WithSummary("Every version of every quote, with the waterfall of each line.");
        api.MapGet("/quotes/{number}/{revision:int}", static async Task<Results<Ok<QuoteDto>, NotFound>> (
                string number, int revision, SampleDbContext db, CancellationToken cancellationToken) =>
                await Quotes(db).FirstOrDefaultAsync(q => q.Number == number && q.Revision == revision, cancellationToken) is { } quote
                    ? TypedResults.Ok(Dto(quote))
                    : TypedResults.NotFound())
            .WithName("GetQuote").WithTags("Quotes").WithSummary("One version of a quote.");
    }

    private static IQueryable<Quote> Quotes(SampleDbContext db) =>
        db.CrmSet<Quote>().AsNoTracking().OrderBy(static q => q.Number).ThenBy(static q => q.Revision);

    private static QuoteDto Dto(Quote quote) => new(
        quote.Number, quote.Revision, quote.State.ToString(), quote.CustomerKey, quote.OpportunityKey, quote.OrderKey, quote.Prices.Currency,
        Text(quote.Prices.Totals.Net), Text(quote.Prices.Totals.Tax), Text(quote.Prices.Totals.Total),
        [.. quote.Prices.Lines.Select(static l => new QuoteLineDto(
            l.Product, Text(l.Quantity), Text(l.UnitPrice), Text(l.Net), Text(l.Tax), Text(l.Total),
            [.. l.Waterfall.Steps.Select(static s => new WaterfallStepDto(s.Stage.ToString(), s.RuleId, Text(s.In), Text(s.Delta), Text(s.Out)))]))]);

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A version of a quote as JSON.</summary>
public sealed record QuoteDto(
    string Number, int Revision, string State, string? Customer, string? Opportunity, string? Order, string Currency,
    string Net, string Tax, string Total, IReadOnlyList<QuoteLineDto> Lines);

/// <summary>A line of a quote as JSON.</summary>
public sealed record QuoteLineDto(
    string Product, string Quantity, string UnitPrice, string Net, string Tax, string Total, IReadOnlyList<WaterfallStepDto> Waterfall);

/// <summary>A step of a price waterfall as JSON: before, change, after.</summary>
public sealed record WaterfallStepDto(string Stage, string Because, string Before, string Change, string After);
