using Crm.Documents;
using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;
using Crm.SampleHost.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.SampleHost.Web;

/// <summary>The proposal of a quote, to print: as HTML and as PDF.</summary>
internal static class ProposalPages
{
    private static readonly DocumentRenderer Renderer = DocumentRenderer.Compile(StandardTemplates.Proposal).Value;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/quotes/{number}/{revision:int}/proposal", static async Task<Results<ContentHttpResult, NotFound, ProblemHttpResult>> (
            string number, int revision, SampleDbContext db, CancellationToken cancellationToken) =>
        {
            if (await FindAsync(db, number, revision, cancellationToken) is not Quote quote) return TypedResults.NotFound();
            Result<string> html = Renderer.Render(DataOf(quote));
            return html.IsSuccess ? TypedResults.Content(html.Value, "text/html; charset=utf-8") : Problem(html.ToString());
        }).ExcludeFromDescription();
        app.MapGet("/quotes/{number}/{revision:int}/proposal.pdf", static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> (
            string number, int revision, SampleDbContext db, IPdfRenderer printer, CancellationToken cancellationToken) =>
        {
            if (await FindAsync(db, number, revision, cancellationToken) is not Quote quote) return TypedResults.NotFound();
            Result<string> html = Renderer.Render(DataOf(quote));
            if (!html.IsSuccess) return Problem(html.ToString());
            Result<byte[]> pdf = await printer.RenderAsync(html.Value, cancellationToken);
            return pdf.IsSuccess
                ? TypedResults.File(pdf.Value, "application/pdf", $"{quote.Number}-{quote.Revision}.pdf")
                : TypedResults.Problem(string.Join(' ', pdf.Errors), statusCode: StatusCodes.Status503ServiceUnavailable);
        }).ExcludeFromDescription();
    }

    private static ProblemHttpResult Problem(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status500InternalServerError);

    private static Task<Quote?> FindAsync(SampleDbContext db, string number, int revision, CancellationToken cancellationToken) =>
        db.CrmSet<Quote>().AsNoTracking().FirstOrDefaultAsync(q => q.Number == number && q.Revision == revision, cancellationToken);

    /// <summary>What the quote says, in the words of the template. The price of one is what the net comes to, so that the line reads as it is paid.</summary>
    private static DocumentData DataOf(Quote quote)
    {
        PricedQuote prices = quote.Prices;
        DocumentValue Money(decimal amount) => DocumentValue.Of(new Money(amount, Currency.Of(prices.Currency)));
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(quote.ZoneId) ?? DateTimeZone.Utc;
        DocumentData data = DocumentData.Empty
            .With("seller", "Crm sample host").With("sellerAddress", "A company that only exists in a scenario")
            .With("customer", quote.CustomerKey ?? "Not known yet")
            .With("number", FormattableString.Invariant($"{quote.Number}, version {quote.Revision}"))
            .With("date", DocumentValue.Of(prices.AsOf.InZone(zone).Date))
            .With("net", Money(prices.Totals.Net)).With("tax", Money(prices.Totals.Tax)).With("total", Money(prices.Totals.Total))
            .With("lines", prices.Lines.Select(line => DocumentRow.Of(
                ("product", DocumentValue.Of(line.Product)),
                ("quantity", DocumentValue.Of(line.Quantity)),
                ("unitPrice", line.Quantity == 0m ? DocumentValue.Of("") : Money(decimal.Round(line.Net / line.Quantity, 4))),
                ("net", Money(line.Net)))))
            .With("taxes", prices.Taxes.Select(tax => DocumentRow.Of(
                ("tax", DocumentValue.Of(tax.TaxId)), ("base", Money(tax.Base)), ("amount", Money(tax.Amount)))));
        if (quote.Request.Terms is { Count: > 0 } terms) data = data.With("terms", string.Join("\n\n", terms));
        return quote.ValidUntil is LocalDate day ? data.With("validUntil", DocumentValue.Of(day)) : data;
    }
}
