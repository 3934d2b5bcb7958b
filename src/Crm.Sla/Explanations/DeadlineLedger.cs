using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>Why 48 hours are six days: the days on the way to a deadline, what each counted and why the others did not.</summary>
/// <param name="Zone">The zone in which the dates and times are meant.</param>
/// <param name="Lines">The lines in order of time. What they counted adds up to <see cref="Total"/>.</param>
/// <param name="DueAt">The deadline, the earliest of the two answers; never if there is none, or it is not known because the clock stands still.</param>
public sealed record DeadlineLedger(DateTimeZone Zone, IReadOnlyList<LedgerLine> Lines, Moment DueAt)
{
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly DurationPattern Length = DurationPattern.CreateWithInvariantCulture("H:mm:ss");

    /// <summary>The business time of all lines: exactly the target where there is a deadline.</summary>
    public Duration Total => Lines.Aggregate(Duration.Zero, static (sum, line) => sum + line.Counted);

    /// <summary>The ledger as text, one line each.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (LedgerLine line in Lines)
        {
            string day = line.Date.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture);
            string span = line.Kind == LedgerLineKind.Closed ? "closed     "
                : $"{Time.Format(line.From.InZone(Zone).LocalDateTime)}-{EndOf(line)}";
            string counted = line.Kind == LedgerLineKind.Closed ? "" : Length.Format(line.Counted);
            text.Append($"{day}  {span}  {counted,9}  {line.Remark}".TrimEnd()).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{"total",-29}{Length.Format(Total),9}").ToString();
    }

    private string EndOf(LedgerLine line)
    {
        LocalDateTime end = line.To.InZone(Zone).LocalDateTime;
        return end.TimeOfDay == LocalTime.Midnight && end.Date > line.Date ? "24:00" : Time.Format(end);
    }
}
