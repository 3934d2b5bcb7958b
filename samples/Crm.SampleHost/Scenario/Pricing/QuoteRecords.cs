using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Finds the quotes that the scenario names: <c>Q-C v2</c> is version 2 of Q-C, <c>Q-B</c> the latest version of Q-B.</summary>
internal static partial class QuoteRecords
{
    /// <summary>The name of a version as the scenario writes it.</summary>
    public static string NameOf(Quote quote) => string.Create(CultureInfo.InvariantCulture, $"{quote.Number} v{quote.Revision}");

    /// <summary>Number and version of a name; version null where it has none.</summary>
    public static (string Number, int? Revision) Parse(string name)
    {
        Match match = Versioned().Match(name);
        return match.Success ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)) : (name, null);
    }

    /// <summary>The quote that the step names, or that the scenario spoke of last.</summary>
    public static async Task<Result<Quote>> FindAsync(StepContext context, CancellationToken cancellationToken) =>
        context.KeyOf("quote") is { } name ? await FindAsync(context, name, cancellationToken) : Result.NotFound("The step names no quote, and none was spoken of before.");

    /// <summary>The quote of a name.</summary>
    public static async Task<Result<Quote>> FindAsync(StepContext context, string name, CancellationToken cancellationToken)
    {
        (string number, int? revision) = Parse(name);
        IReadOnlyList<Quote> versions = await new EfQuoteStore(context.Db).VersionsAsync(number, cancellationToken);
        Quote? found = revision is int wanted ? versions.FirstOrDefault(q => q.Revision == wanted) : versions is [.., Quote latest] ? latest : null;
        return found is not null ? Result.Success(found) : Result.NotFound($"There is no quote {name}.");
    }

    /// <summary>Whose 360 view shows the quotes of an opportunity; null if there is no such opportunity.</summary>
    public static async Task<string?> CustomerOfAsync(StepContext context, string opportunityKey, CancellationToken cancellationToken) =>
        (await context.Db.CrmSet<Opportunity>().FirstOrDefaultAsync(o => o.Number == opportunityKey, cancellationToken))?.CustomerKey;

    /// <summary>Reports what a quote comes to, and whether somebody else has to agree.</summary>
    public static void ReportTotals(StepContext context, Quote quote, bool approvalRequired)
    {
        Currency currency = Currency.Of(quote.Prices.Currency);
        context.Report("unit", new Money(quote.Prices.Lines[0].UnitPrice, currency));
        context.Report("net", new Money(quote.Prices.Totals.Net, currency));
        context.Report("tax", new Money(quote.Prices.Totals.Tax, currency));
        context.Report("total", new Money(quote.Prices.Totals.Total, currency));
        context.Report("approvalRequired", approvalRequired);
    }

    [GeneratedRegex("^(.+) v([0-9]{1,6})$")]
    private static partial Regex Versioned();
}
