using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Sorts open items into buckets by how late they are.</summary>
/// <remarks>
/// Days overdue are calendar days from due date to report date, in the calendar of the invoice. Worked: due 24 June, report 31 July: 37
/// days, bucket 31-60. Pure and thread-safe. Law: the buckets add up to the total, and the lines do.
/// </remarks>
public static class ReceivablesAging
{
    /// <summary>Makes the report of a day.</summary>
    /// <param name="items">The open items, all in <paramref name="currency"/>; items with nothing outstanding are left out.</param>
    /// <param name="unapplied">Unapplied credit, all in <paramref name="currency"/>.</param>
    /// <param name="currency">The currency of the report. Convert foreign items first, at a dated rate.</param>
    /// <param name="asOf">The day of the report.</param>
    /// <param name="buckets">The columns.</param>
    /// <returns>The report, or <c>receivables.currency</c> and <c>receivables.negative</c> for each item that does not fit.</returns>
    public static Result<AgingReport> Age(
        IReadOnlyList<OpenItem> items, IReadOnlyList<UnappliedCredit> unapplied, Currency currency, LocalDate asOf, AgingBuckets buckets)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(unapplied);
        ArgumentNullException.ThrowIfNull(currency);
        ArgumentNullException.ThrowIfNull(buckets);
        List<ValidationError> errors = [];
        for (int i = 0; i < items.Count; i++) Check(items[i].Outstanding, "items", i, "outstanding", currency, errors);
        for (int i = 0; i < unapplied.Count; i++) Check(unapplied[i].Amount, "unapplied", i, "amount", currency, errors);
        if (errors.Count > 0) return Result.Invalid(errors);

        decimal[] totals = new decimal[buckets.Buckets.Count];
        List<AgingLine> lines = [];
        foreach (OpenItem item in items.Where(static item => item.Outstanding.Amount > 0m))
        {
            int days = Period.DaysBetween(item.DueDate, asOf);
            int bucket = buckets.IndexOf(days);
            totals[bucket] += item.Outstanding.Amount;
            lines.Add(new AgingLine(item.Key, item.PartyKey, days, buckets.Buckets[bucket].Name, item.Outstanding));
        }

        lines.Sort(static (a, b) => a.DaysOverdue != b.DaysOverdue ? b.DaysOverdue.CompareTo(a.DaysOverdue) : string.CompareOrdinal(a.Key, b.Key));
        return new AgingReport(
            asOf,
            lines,
            [.. buckets.Buckets.Select((bucket, i) => new AgingBucketTotal(bucket.Name, new Money(totals[i], currency)))],
            new Money(totals.Sum(), currency),
            new Money(unapplied.Sum(static credit => credit.Amount.Amount), currency));
    }

    private static void Check(Money amount, string list, int index, string member, Currency currency, List<ValidationError> errors)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"/{list}/{index}/{member}");
        if (amount.Currency != currency)
            errors.Add(new ValidationError(at, $"The report is in {currency}, this amount in {amount.Currency}: convert it at a dated rate first.", "receivables.currency"));
        if (amount.Amount < 0m)
            errors.Add(new ValidationError(at, "An open amount is not negative: hand credit over as unapplied credit.", "receivables.negative"));
    }
}
