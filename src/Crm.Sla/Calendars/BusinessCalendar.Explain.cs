using NodaTime;

namespace Crm.Sla;

public sealed partial class BusinessCalendar
{
    /// <summary>How many days a ledger lists before it sums up the rest.</summary>
    internal const int LedgerDays = 400;

    /// <summary>The way to the deadline of some business time, day by day.</summary>
    /// <param name="from">From when.</param>
    /// <param name="openTime">How much; not negative.</param>
    /// <returns>The ledger. Where the time does not exist it lists what there is in 400 days, and <see cref="DeadlineLedger.DueAt"/> is never.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="openTime"/> is negative.</exception>
    public DeadlineLedger Explain(Instant from, Duration openTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(openTime, Duration.Zero);
        Moment due = Add(from, openTime);
        return new DeadlineLedger(Zone, Ledger(from, due.TryGetInstant(out Instant at) ? at : from + Duration.FromDays(LedgerDays)), due);
    }

    /// <summary>The lines of a span: its open intervals, cut at local midnights, and a line for each day without one.</summary>
    internal List<LedgerLine> Ledger(Instant from, Instant to)
    {
        List<LedgerLine> lines = [];
        Instant cursor = from;
        for (int days = 0; cursor < to; days++)
        {
            LocalDate date = cursor.InZone(Zone).Date;
            // In a night in which the clocks go back over midnight a date begins before the last hour of the one before.
            if (StartOf(date.PlusDays(1)) <= cursor) date = date.PlusDays(1);
            if (days == LedgerDays)
            {
                lines.Add(new LedgerLine(date, cursor, to, LedgerLineKind.Rest, Between(cursor, to), "and so on"));
                break;
            }

            Instant end = Instant.Min(to, StartOf(date.PlusDays(1)));
            IReadOnlyList<Interval> open = Intervals(cursor, end);
            string remark = _hours.Remark(date);
            foreach (Interval interval in open)
                lines.Add(new LedgerLine(date, interval.Start, interval.End, LedgerLineKind.Counted, interval.Duration, remark));
            if (open.Count == 0)
                lines.Add(new LedgerLine(date, cursor, end, LedgerLineKind.Closed, Duration.Zero, remark.Length > 0 ? remark : Reason(date, cursor, end)));
            cursor = end;
        }

        return lines;
    }

    private Instant StartOf(LocalDate date) => ZoneMap.FirstInstantAt(Zone, date.AtMidnight());

    /// <summary>A day that has hours, only not in the span, is outside hours; another is closed as its weekday is.</summary>
    private string Reason(LocalDate date, Instant from, Instant to)
    {
        Instant start = StartOf(date), end = StartOf(date.PlusDays(1));
        return (from > start || to < end) && Between(start, end) > Duration.Zero ? "outside hours" : "no hours on " + date.DayOfWeek;
    }
}
