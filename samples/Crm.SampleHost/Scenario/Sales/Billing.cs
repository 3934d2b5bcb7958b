using System.Globalization;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Posts invoices under the numbers of the scenario, each series without a gap.</summary>
internal static class Billing
{
    /// <summary>Drafts and posts an invoice; its number must be the next of its series, which begins with the first number used.</summary>
    public static async Task<Result<Invoice>> PostAsync(
        StepContext context, Order order, string number, IReadOnlyList<OrderPortion> portions, PaymentTerms terms, CancellationToken cancellationToken)
    {
        string prefix = number.TrimEnd("0123456789".ToCharArray());
        if (!long.TryParse(number.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long next))
            throw new ParameterException($"invoice is {number}, which does not end in a number.");
        InvoiceNumberSeries? series = await context.Db.CrmSet<InvoiceNumberSeries>().FirstOrDefaultAsync(s => s.Prefix == prefix, cancellationToken);
        if (series is null)
        {
            series = new InvoiceNumberSeries(prefix, next, number.Length - prefix.Length);
            context.Db.CrmSet<InvoiceNumberSeries>().Add(series);
        }

        if (series.Peek() != number) return Result.Conflict($"The next invoice is {series.Peek()}, not {number}: numbers have no gaps.");
        Result<Invoice> drafted = Invoice.Draft(new InvoiceId(context.NewId()), order, portions, terms, context.Setup.Zone, context.Actor.Id, context.At);
        if (!drafted.IsSuccess) return drafted;
        Result posted = drafted.Value.Post(order, series, context.Actor.Id, context.At);
        if (!posted.IsSuccess) return posted;
        context.Db.CrmSet<Invoice>().Add(drafted.Value);
        return drafted;
    }
}
